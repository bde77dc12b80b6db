import { issuer, type Issuer } from "../../lib/core";
import type { StackDocument } from "../../lib/jest/documents";
import type { AwsDocument } from "../../lib/relying-parties/aws";
import { identityOf } from "../../lib/relying-parties/aws/identities";
import {
  decodeTemplate,
  embeddedJson,
  readStack,
  type Stack,
  type Value,
} from "../../lib/terraform";

export const SELF_MANAGED_ISSUER: Issuer = issuer({
  kind: "self-managed",
  url: "https://gitlab.example.com",
  version: "19.4",
});

export const ACCOUNT = "111122223333";

/** ARN of the OIDC provider for a host in the test account. */
export function arn(host = "gitlab.com"): string {
  return `arn:aws:iam::${ACCOUNT}:oidc-provider/${host}`;
}

/** A stack read from Terraform's JSON configuration. */
export function stackOf(json: object): Stack {
  return readStack(json, { name: "shop", file: "cdk.tf.json" });
}

/** A trust document of a policy by itself: no provider is in the input. */
export function documentOf(policy: Value, stack: Stack = stackOf({})): AwsDocument {
  return {
    relyingParty: "aws",
    identity: "aws_iam_role.deploy",
    stack,
    alias: "aws",
    policy,
    gaps: [],
  };
}

/** The same as users find it in a stack. */
export function stackDocumentOf(policy: Value, stack: Stack = stackOf({})): StackDocument {
  return { ...identityOf(documentOf(policy, stack)), stack };
}

/** A trust document of policy text as it stands in a `cdk.tf.json`, references and all. */
export function documentOfText(text: string, stack?: Stack): AwsDocument {
  const parsed = embeddedJson(decodeTemplate(text), "assume_role_policy");
  if ("problem" in parsed) throw new Error(parsed.problem);
  return documentOf(parsed.value, stack);
}

export interface StatementParts {
  readonly Effect?: Value;
  readonly Principal?: Value;
  readonly Action?: Value;
  readonly Condition?: Value;
}

/** A statement that trusts gitlab.com's tokens, with other parts where given. */
export function statement(parts: StatementParts = {}): { readonly [name: string]: Value } {
  return {
    Effect: "Allow",
    Principal: { Federated: arn() },
    Action: "sts:AssumeRoleWithWebIdentity",
    ...parts,
  };
}

export function policy(...statements: readonly Value[]): Value {
  return { Version: "2012-10-17", Statement: statements };
}

/** A policy of one Allow statement with these conditions. */
export function trusting(conditions: Value): Value {
  return policy(statement({ Condition: conditions }));
}
