import type { Stack, Value } from "../../terraform";
import type { NotUnderstood } from "../trust-document";

/** The trust policy of one IAM role, with what it takes to judge it. */
export interface AwsDocument {
  readonly relyingParty: "aws";
  /** Address of the role, or of a policy document that no role could be found for. */
  readonly identity: string;
  /** The stack it was found in: its OIDC providers decide with the policy. */
  readonly stack: Stack;
  /** `count` index or `for_each` key of the role. */
  readonly key?: string | number;
  /** The role's AWS provider configuration: `aws`, `aws.audit`. */
  readonly alias: string;
  /** The parsed policy; unknown where it is not known before apply. */
  readonly policy: Value;
  /** What kept the policy from being read as a whole. */
  readonly gaps: readonly NotUnderstood[];
}
