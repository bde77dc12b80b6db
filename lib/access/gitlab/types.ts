import type { Issuer, Language, SubjectTemplate } from "../../core";
import type { Role } from "../roles";

/** Where the input declares a thing. */
export interface Place {
  /** Name of the stack. */
  readonly stack: string;
  /** Terraform address. */
  readonly address: string;
}

/** An id: digits, or an opaque value, which means something in its own stack alone. */
export interface KnownId {
  readonly stack: string;
  readonly value: string;
}

/** A group that the input declares, reads or only names. */
export interface GitlabGroup {
  /** `undefined` where the host is not known. */
  readonly issuer: Issuer | undefined;
  /** Full path, `shop/platform`; `undefined` where the input does not tell. */
  readonly path: string | undefined;
  /** Full path, else the id, else the reference that names it. */
  readonly label: string;
  readonly ids: readonly KnownId[];
  /** The parent as far as the input names it. */
  readonly parent: GitlabGroup | undefined;
  /** Resources and data sources that declare it; empty where it is only named. */
  readonly places: readonly Place[];
}

/** A project that the input declares, reads or only names. */
export interface GitlabProject {
  readonly issuer: Issuer | undefined;
  /** Full path, `shop/web`. */
  readonly path: string | undefined;
  /** Full path, else the address, else the id. */
  readonly label: string;
  readonly ids: readonly KnownId[];
  /** The group it lies in, as far as the input names it. */
  readonly namespace: GitlabGroup | undefined;
  /** `managed` a resource of the input, `data` a data source, `named` only referred to. */
  readonly origin: "managed" | "data" | "named";
  /** How its subjects are built; `undefined` where the input does not tell. */
  readonly template: SubjectTemplate | undefined;
  /** `undefined` where the input does not tell. */
  readonly defaultBranch: string | undefined;
  readonly places: readonly Place[];
  readonly branches: readonly BranchRule[];
  readonly tags: readonly TagRule[];
  readonly environments: readonly EnvironmentRule[];
  readonly mergeApprovals: readonly MergeApproval[];
  /** Settings that let authors approve their own merge requests. */
  readonly authorApprovals: readonly Place[];
  /** Set where whoever started a pipeline may approve its deployments. */
  readonly triggererApproves?: true;
  /** Longest time a job may take, in seconds; `undefined` where the input leaves it to GitLab. */
  readonly jobTimeout: number | undefined;
}

/** Who a protection lets through. */
export interface Allowed {
  /** This role and the ones above; `undefined` where no role suffices (`no one`, `admin`). */
  readonly from: Role | undefined;
  readonly groups: readonly AllowedGroup[];
  /** Ids of users that are named one by one. */
  readonly users: readonly string[];
  /** Ids of deploy keys that are named one by one. @default - none */
  readonly keys?: readonly string[];
  /** What is not known before apply, and taken as the widest it can be. */
  readonly assumed: readonly string[];
}

export interface AllowedGroup {
  readonly group: GitlabGroup;
  /** Whether members that it inherits count too. */
  readonly inherited: boolean;
}

/** A protection with its wildcard (`*` alone) and the names it covers. */
export interface Rule extends Place {
  readonly pattern: string;
  readonly covers: Language;
}

export interface BranchRule extends Rule {
  /** Ids by which approval rules name it. @default - none */
  readonly ids?: readonly string[];
  /** Set where code owners must approve. */
  readonly codeOwners?: true;
  readonly push: Allowed;
  readonly merge: Allowed;
}

export interface TagRule extends Rule {
  readonly create: Allowed;
}

export interface EnvironmentRule extends Rule {
  /** A project protects environments by name, a group by tier. */
  readonly by: "name" | "tier";
  /** Approvals that a deployment needs. @default - none */
  readonly approvals?: number;
  readonly deploy: Allowed;
}

/** Approvals that merge requests of a project need. */
export interface MergeApproval extends Place {
  /** Ids of the branch protections for which alone they are needed. @default - merge requests to every branch */
  readonly branches?: readonly string[];
  readonly name: string;
  readonly required: number;
}

/** Members of a directory group get a role in a GitLab group. */
export interface DirectoryLink extends Place {
  readonly group: GitlabGroup;
  /** LDAP by common name or filter, or SAML by group name. */
  readonly by: "cn" | "filter" | "saml";
  /** The CN, filter or SAML group name, as the link gives it. */
  readonly name: string;
  /** Names of the directory groups whose members it concerns: its own, or those that a filter asks for. */
  readonly concerns: readonly string[];
  /** What of it is not understood, a sentence each. */
  readonly assumed: readonly string[];
  /** LDAP server id (`ldapmain`); empty for SAML. */
  readonly server: string;
  /** `undefined` where it is not known before apply, or no role of GitLab. */
  readonly role: Role | undefined;
}

/** One user is a member of a group or project directly. */
export interface Membership extends Place {
  readonly group: GitlabGroup | undefined;
  readonly project: GitlabProject | undefined;
  /** User id, or the reference that gives it. */
  readonly user: string;
  /** The day on which it ends, as the input writes it. @default - none is declared */
  readonly ends?: string;
  /** `undefined` where it is not known before apply, or no role of GitLab. */
  readonly role: Role | undefined;
}

/**
 * A group is invited to another group or to a project: its direct and inherited members get the lower of their role and the
 * share's. Shares of shares give nothing.
 */
export interface Share extends Place {
  /** The group that is opened; exactly one of `group` and `project`. */
  readonly group: GitlabGroup | undefined;
  readonly project: GitlabProject | undefined;
  readonly invited: GitlabGroup;
  /** The day on which it ends, as the input writes it. @default - none is declared */
  readonly ends?: string;
  /** `undefined` where it is not known before apply, or no role of GitLab. */
  readonly role: Role | undefined;
}

/**
 * A token or key that the input declares: whoever holds it pushes or starts pipelines, and no directory group says who that
 * is.
 */
export interface Credential extends Place {
  readonly kind: "access token" | "deploy token" | "deploy key";
  /** The group below which it acts, or the project; neither where it acts as an account of its own. */
  readonly group: GitlabGroup | undefined;
  readonly project: GitlabProject | undefined;
  /** User as whom it acts, and whose memberships decide. @default - a bot of its own, or nobody */
  readonly account?: string;
  /** Ids by which protections name the bot behind it, or the key. */
  readonly ids: readonly string[];
  /** `undefined` where it is not known, or the credential has none of its own. */
  readonly role: Role | undefined;
  /** Whether it can change code or start pipelines. */
  readonly mayAct: boolean;
  /** When it ends: `is good until 2027-01-31`. */
  readonly ends: string;
  /** What had to be assumed of it, a sentence each. */
  readonly assumed: readonly string[];
}

/** Everything an input says about GitLab. */
export interface GitlabModel {
  /** The instances of the providers, the first one first; gitlab.com where there is no provider. */
  readonly issuers: readonly Issuer[];
  readonly groups: readonly GitlabGroup[];
  readonly projects: readonly GitlabProject[];
  readonly links: readonly DirectoryLink[];
  readonly memberships: readonly Membership[];
  readonly shares: readonly Share[];
  readonly credentials: readonly Credential[];
  /** Protections that a group gives all projects below it. */
  readonly groupBranches: readonly GroupRule<BranchRule>[];
  readonly groupEnvironments: readonly GroupRule<EnvironmentRule>[];
  /** Groups below which no author approves their own merge request, whatever a project says. */
  readonly groupsWithoutAuthorApproval: readonly GitlabGroup[];
  /** What could not be understood, each a sentence with its place. */
  readonly notUnderstood: readonly string[];
  /**
   * Projects whose default branch a change leaves without the rule that it had: GitLab's own does not come back.
   * @default - none
   */
  readonly unprotected?: ReadonlySet<GitlabProject>;
}

export interface GroupRule<R extends Rule> {
  readonly group: GitlabGroup;
  readonly rule: R;
}
