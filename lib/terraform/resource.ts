import type { Moved } from "./moved";
import type { Value } from "./value";

/** One resource or data source, wherever it was read: configuration, plan or state. */
export interface Resource {
  /** Full Terraform address: `module.edge["eu"].aws_iam_role.deploy[0]`. */
  readonly address: string;
  /** Address of the module instance, `""` for the root module. */
  readonly module: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  /** `count` index or `for_each` key. */
  readonly key?: string | number;
  /** Attributes as they will be after apply. */
  readonly values: { readonly [name: string]: Value };
  /**
   * References in the configuration by attribute name, as Terraform lists them (plans only, where the value itself may
   * be unknown): `{ assume_role_policy: ["data.aws_iam_policy_document.trust[0].json"] }`. With the module's address in
   * front inside a module; behind them those they lead to through module variables and outputs. Locals are not in a plan.
   */
  readonly references: { readonly [attribute: string]: readonly string[] };
  /** The alias or address of the provider configuration: `aws`, `aws.audit`. */
  readonly provider: string;
  readonly dependsOn: readonly string[];
  /** cdktf's construct path, where the configuration carries it (`//.metadata.path`). */
  readonly constructPath?: string;
  /** `count` or `for_each` of a configuration, where it is not known yet: the resource stands for any number of instances. */
  readonly repeated?: Repeated;
}

/** What repeats a resource: exactly one of the two. */
export type Repeated = { readonly count: Value } | { readonly forEach: Value };

/** One provider configuration block. */
export interface ProviderConfig {
  /** `aws`, `gitlab`, … */
  readonly type: string;
  readonly alias?: string;
  /** Address of the module whose configuration defines it, left out for the root module (plans only). */
  readonly module?: string;
  readonly values: { readonly [name: string]: Value };
}

/** A document that lies beside Terraform's: a Kubernetes manifest, the policy of an internal API. */
export interface Manifest {
  /** File it was read from, relative to the stack's folder. */
  readonly file: string;
  /** `rbac.authorization.k8s.io/v1` */
  readonly apiVersion: string;
  /** `RoleBinding` */
  readonly kind: string;
  /** `metadata.name`, where it has one. */
  readonly name?: string;
  readonly value: Value;
}

/** Everything one stack, plan or state says. */
export interface Stack {
  /** The cdktf stack's name, else the folder relative to the given path. */
  readonly name: string;
  /** File it was read from, relative to the given path, or `""` for a value in memory. */
  readonly file: string;
  readonly kind: "configuration" | "plan" | "state";
  readonly resources: readonly Resource[];
  readonly providers: readonly ProviderConfig[];
  /** What the reader could not understand, each a sentence with its place. Never silently less. */
  readonly notUnderstood: readonly string[];
  /**
   * What references can name beside resources, by the reference: `local.subject`, `var.branch` (its default),
   * `module.edge["eu"].var.trust`, `module.edge["eu"].role_arn`. Sensitive ones are left out.
   */
  readonly named?: ReadonlyMap<string, Value>;
  /**
   * Version constraints of the providers by their local names, as written: `~> 18.6`.
   * @default - the input says none
   */
  readonly requiredProviders?: ReadonlyMap<string, string>;
  /**
   * Documents beside Terraform's.
   * @default - none
   */
  readonly manifests?: readonly Manifest[];
  /**
   * Resources and modules that had another address before: `moved` blocks, in a plan what it moves.
   * @default - none
   */
  readonly moved?: readonly Moved[];
  /**
   * Addresses of what a plan destroys and creates anew.
   * @default - none
   */
  readonly replaced?: readonly string[];
  /**
   * Addresses that Terraform stops managing without destroying what is there; those of `removed` blocks may be modules.
   * @default - none
   */
  readonly forgotten?: readonly string[];
}
