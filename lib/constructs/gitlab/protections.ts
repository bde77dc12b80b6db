import { BranchProtection } from "@cdktf/provider-gitlab/lib/branch-protection";
import { ProjectProtectedEnvironment } from "@cdktf/provider-gitlab/lib/project-protected-environment";
import { TagProtection } from "@cdktf/provider-gitlab/lib/tag-protection";
import { Construct } from "constructs";
import { UsageError } from "../../core/errors";
import { freeChildId } from "../child";
import { literal } from "../literal";
import { oneOf } from "../one-of";
import { federationStackOf } from "../stack-lookup";
import { environmentName } from "./environment-name";
import { refPattern } from "./ref-pattern";

/** Who may push or merge: this role and every higher one. `admin` means administrators of the instance. */
export type BranchAccess = "no one" | "developer" | "maintainer" | "admin";

export interface ProtectBranchProps {
  readonly push: BranchAccess;
  readonly merge: BranchAccess;
  /** @default false */
  readonly allowForcePush?: boolean;
  /**
   * Whether code owners must approve. Premium and up.
   * @default - not required
   */
  readonly codeOwnerApprovalRequired?: boolean;
}

export interface ProtectTagProps {
  /** Who may create such tags. */
  readonly create: "no one" | "developer" | "maintainer";
}

export interface ProtectEnvironmentProps {
  /** Who may deploy: this role and every higher one. */
  readonly deploy: "developer" | "maintainer";
  /**
   * Approvals a deployment needs, from people with the deploying role.
   * @default - none
   */
  readonly requiredApprovals?: number;
}

interface Protected {
  /** What names the project in this stack. */
  readonly projectKey: string;
  /** Id of the project, as Terraform gives it. */
  readonly projectId: string;
}

/** The rule for the branches that match a name or pattern. */
export class ProtectedBranch extends Construct {
  readonly resource: BranchProtection;

  /** @internal */
  constructor(scope: Construct, pattern: string, props: ProtectBranchProps & Protected) {
    super(scope, freeChildId(scope, "Branch", pattern, `the rule for branch ${pattern}`, ONE_RULE));
    const place = { where: this.node.path, prop: "branch pattern" };
    const stack = federationStackOf(this);
    const branch = refPattern(pattern, place);
    singleRule(this, props.projectKey, "branch", branch);
    if (props.codeOwnerApprovalRequired === true)
      stack.gitlab.requirePremium("code owner approval", place.where);
    const levels: readonly BranchAccess[] = ["no one", "developer", "maintainer", "admin"];
    this.resource = new BranchProtection(this, "Default", {
      provider: stack.gitlabProvider,
      project: props.projectId,
      branch: literal(branch, place),
      pushAccessLevel: oneOf(props.push, levels, { ...place, prop: "push" }),
      mergeAccessLevel: oneOf(props.merge, levels, { ...place, prop: "merge" }),
      allowForcePush: props.allowForcePush ?? false,
      ...(props.codeOwnerApprovalRequired === undefined
        ? {}
        : { codeOwnerApprovalRequired: props.codeOwnerApprovalRequired }),
    });
  }
}

/**
 * The rule for the tags that match a name or pattern. The provider updates it by deleting and creating, so the new rule
 * comes first: no moment is without one.
 */
export class ProtectedTag extends Construct {
  readonly resource: TagProtection;

  /** @internal */
  constructor(scope: Construct, pattern: string, props: ProtectTagProps & Protected) {
    super(scope, freeChildId(scope, "Tag", pattern, `the rule for tag ${pattern}`, ONE_RULE));
    const place = { where: this.node.path, prop: "tag pattern" };
    const tag = refPattern(pattern, place);
    singleRule(this, props.projectKey, "tag", tag);
    this.resource = new TagProtection(this, "Default", {
      provider: federationStackOf(this).gitlabProvider,
      project: props.projectId,
      tag: literal(tag, place),
      createAccessLevel: oneOf(props.create, ["no one", "developer", "maintainer"], {
        ...place,
        prop: "create",
      }),
      lifecycle: { createBeforeDestroy: true },
    });
  }
}

/** The rule for one environment: who may deploy to it. Premium and up. */
export class ProtectedEnvironment extends Construct {
  readonly resource: ProjectProtectedEnvironment;

  /** @internal */
  constructor(scope: Construct, name: string, props: ProtectEnvironmentProps & Protected) {
    super(
      scope,
      freeChildId(scope, "Environment", name, `the rule for environment ${name}`, ONE_RULE),
    );
    const place = { where: this.node.path, prop: "environment" };
    const stack = federationStackOf(this);
    stack.gitlab.requirePremium("a protected environment", place.where);
    const environment = environmentName(name, place);
    if (environment.includes("*")) {
      throw new UsageError(
        "ERR_PROP",
        "environment is a pattern, and GitLab protects environments by name",
        {
          given: JSON.stringify(environment),
          where: place.where,
        },
      );
    }
    singleRule(this, props.projectKey, "environment", environment);
    const accessLevel = oneOf(props.deploy, ["developer", "maintainer"], {
      ...place,
      prop: "deploy",
    });
    this.resource = new ProjectProtectedEnvironment(this, "Default", {
      provider: stack.gitlabProvider,
      project: props.projectId,
      environment: literal(environment, place),
      deployAccessLevelsAttribute: [{ accessLevel }],
      ...approvals(props.requiredApprovals, accessLevel, place.where),
    });
  }
}

function approvals(count: number | undefined, accessLevel: string, where: string) {
  if (count === undefined) return {};
  if (!Number.isInteger(count) || count < 1 || count > 5) {
    throw new UsageError("ERR_PROP", "requiredApprovals is not a number of approvals", {
      given: String(count),
      allowed: "1 to 5",
      where,
    });
  }
  return { approvalRules: [{ accessLevel, requiredApprovals: count }] };
}

const ONE_RULE = "write one rule: two would overwrite each other";

function singleRule(construct: Construct, projectKey: string, kind: string, text: string): void {
  const { registry } = federationStackOf(construct);
  registry.note(construct);
  registry.once(
    `protection:${projectKey.toLowerCase()}:${kind}:${text}`,
    `the rule for ${kind} ${text}`,
    construct.node.path,
    ONE_RULE,
  );
}
