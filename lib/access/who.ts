import type { Grant, Token } from "../core";
import type { GitlabModel } from "./gitlab/types";
import type { Identity } from "./identity";
import type { Member } from "./members";
import { approvalsOf } from "./approvals";
import { joined } from "./bearers";
import { commonToken } from "./common-token";
import { forkCauses, looksAtJobProjectAlone } from "./forks";
import { pathMessage } from "./path-message";
import { mayUpdateBranch } from "./protections";
import { type Reach, reachOf } from "./reach";
import { type Revocation, revocationOf } from "./revocation";
import type { Target } from "./target";
import type { Wanted } from "./wanted";

/** One way from people to a cloud identity: directory group, GitLab role, a project's jobs, identity. */
export interface AccessPath {
  readonly stack: string;
  /** The directory group as the link names it; `null` where no directory group stands behind the path. */
  readonly group: string | null;
  /** Full path of the linked group, else its id or the reference to it; `null` where no group of the input is concerned. */
  readonly gitlabGroup: string | null;
  /** GitLab's role; without a directory group `member`, `access token`, `deploy token`, `deploy key` or `anybody`. */
  readonly role: string;
  /** Full path, else the address, else `<group>/*` for projects that nobody declared. */
  readonly project: string;
  /** Address of the resource that decides. */
  readonly identity: string;
  readonly identityName: string;
  /** What the identity may do, one line each. */
  readonly resources: readonly string[];
  /**
   * One job's whole token: the member can cause it, and the trust admits it. Values not known before apply are opaque
   * (`core.showValue` gives their text).
   */
  readonly witness: Token;
  /** How long it lasts after it was taken away in the directory, at worst. */
  readonly revocation: Revocation;
  /** Who else has to agree before such a job runs, a sentence each. */
  readonly approvals: readonly string[];
  /** What had to be assumed for this path, a sentence each. */
  readonly assumed: readonly string[];
  readonly message: string;
  /** Addresses of the tokens and keys whose holders make the path; empty where people do. */
  readonly bearers: readonly string[];
  /**
   * Whether the user marked the identity as production.
   * @default - nothing is marked at all
   */
  readonly production?: boolean;
}

/**
 * Who reaches which identity: a path exists exactly where the tokens that a member can cause and the tokens that the
 * identity trusts have one in common. One path for each group, role, project and identity that connect.
 */
export function who(model: GitlabModel, identities: readonly Identity[]): readonly AccessPath[] {
  return identities.flatMap((identity) => {
    const found = new Map<string, Found>();
    for (const reach of reachOf(model, identity)) addPaths(found, reach);
    return [...found.values()].map(({ member, target, token }) =>
      pathOf(member, target, identity, token),
    );
  });
}

/** A path before it is told. */
interface Found {
  readonly member: Member;
  readonly target: Target;
  readonly token: Token;
}

function addPaths(found: Map<string, Found>, { wanted, targets }: Reach): void {
  for (const target of targets) {
    if (!fitsTemplate(wanted.grant, target)) continue;
    for (const member of target.members) {
      const key = JSON.stringify([member.group, member.label, target.label]);
      const before = found.get(key);
      if (before !== undefined && isTold(member, before)) continue;
      const token = tokenOf(wanted, member, target);
      if (token === undefined) continue;
      found.set(
        key,
        before === undefined
          ? { member, target, token }
          : { ...before, member: joined(before.member, member) },
      );
    }
  }
}

/** Each token and key is told by name, other holders by the first of them. */
function isTold({ bearers = [] }: Member, { member }: Found): boolean {
  return bearers.every(({ address }) => member.bearers?.some((b) => b.address === address));
}

function tokenOf(wanted: Wanted, member: Member, target: Target): Token | undefined {
  const causes = target.causes(member);
  const token = commonToken(wanted.grant, causes, target.template);
  if (token !== undefined || !looksAtJobProjectAlone(wanted.whole)) return token;
  return commonToken(wanted.whole, forkCauses(causes), target.template);
}

/** A subject that was read by another template than the project's is none of its tokens. */
function fitsTemplate(grant: Grant, { template }: Target): boolean {
  return (
    grant.template === undefined ||
    template === undefined ||
    grant.template.join() === template.join()
  );
}

function pathOf(member: Member, target: Target, identity: Identity, witness: Token): AccessPath {
  const people = {
    group: member.group,
    gitlabGroup: member.gitlabGroup?.label ?? null,
    role: member.label,
    project: target.label,
  };
  return {
    stack: identity.stack,
    ...people,
    identity: identity.address,
    identityName: identity.name,
    resources: identity.permissions,
    witness,
    revocation: revocationOf(member, target, identity),
    approvals: approvalsOf(member, target.source.protections, witness),
    assumed: [
      ...target.assumed,
      ...member.assumed,
      ...defaultBranch(target, member, witness),
      ...identity.reading.notUnderstood.map(
        (n) => `the trust is taken as wide as it can be: ${n.message}`,
      ),
    ],
    message: pathMessage({ ...people, bearers: member.bearers ?? [] }, identity.name, witness),
    bearers: (member.bearers ?? []).map(({ address }) => address),
    ...(identity.production === undefined ? {} : { production: identity.production }),
  };
}

/** Whether GitLab's own rule for the default branch is what lets the member in. */
function defaultBranch(
  { source, label }: Target,
  member: Member,
  witness: Token,
): readonly string[] {
  const { byDefault, branches } = source.protections;
  if (byDefault === undefined || witness["ref"] !== byDefault.pattern) return [];
  if (witness["ref_type"] !== "branch" || witness["ref_protected"] !== "true") return [];
  const given = branches.filter((rule) => rule !== byDefault);
  if (mayUpdateBranch(given, byDefault.pattern, member) === true) return [];
  return [
    `${byDefault.pattern} is taken to be the default branch of ${label}, protected as GitLab does it: Maintainers push and merge`,
  ];
}
