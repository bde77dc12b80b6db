import type { Identity } from "../../lib/access";
import type { Trust } from "../../lib/core";
import { judge } from "../../lib/guardrails/judge";
import type { Finding } from "../../lib/guardrails/finding";
import type { Input } from "../../lib/guardrails/input";
import type { Rule } from "../../lib/guardrails/rule";
import { inputOf, type InputOptions } from "../../lib/review/input";
import { readStack, type Stack } from "../../lib/terraform";
import { arn } from "./aws";

/** Resources of Terraform's JSON configuration by type and name. */
export type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** A configuration with the provider of a self-managed GitLab. */
export function configuration(resource: Resources, rest: object = {}): object {
  return { provider: { gitlab: [{ base_url: "https://gitlab.example.com" }] }, resource, ...rest };
}

/** A configuration on gitlab.com. */
export function onGitlabCom(resource: Resources, rest: object = {}): object {
  return { resource, ...rest };
}

/** What guard rails judge of one stack named `shop`, read and resolved as the command does it. */
export function inputFrom(json: object, options: InputOptions = {}): Input {
  return inputOf([readStack(json, { name: "shop", file: "" })], options);
}

/** The same of several stacks, by name. */
export function inputFromStacks(stacks: Readonly<Record<string, object>>): Input {
  const read = Object.entries(stacks).map(([name, json]): Stack =>
    readStack(json, { name, file: "" }),
  );
  return inputOf(read);
}

/** What one rule finds: `<severity> <address>: <message>`. A rule that throws fails the test. */
export function findingsOf(rule: Rule, input: Input): readonly string[] {
  return told(rule, input).map((f) => `${f.severity} ${f.address}: ${f.message}`);
}

/** The same with everything a finding tells. */
export function told(rule: Rule, input: Input): readonly Finding[] {
  const { findings } = judge(input, { today: "2026-11-24", rules: [rule] });
  for (const found of findings) {
    if (found.rule !== rule.id) throw new Error(`${found.rule}: ${found.message}`);
  }
  return findings;
}

/** An identity by itself, guarded by a trust: `vault_jwt_auth_backend_role.deploy` named `deploy`. */
export function identity(trust: Trust, others: Partial<Identity> = {}): Identity {
  return {
    stack: "shop",
    address: "vault_jwt_auth_backend_role.deploy",
    name: "deploy",
    relyingParty: "vault",
    reading: {
      trust,
      notUnderstood: [],
      undeclaredTemplates: [],
      audience: { required: true, registered: undefined },
    },
    permissions: [],
    administrator: undefined,
    session: { seconds: 900, because: "for a token of Vault" },
    ...others,
  };
}

/** An input with these identities beside what the JSON says of GitLab. */
export function inputWith(
  identities: readonly Identity[],
  json: object = {},
  options: InputOptions = {},
): Input {
  return { ...inputFrom(json, options), identities };
}

/** Terraform JSON of one AWS role that GitLab's jobs become. */
export interface RoleParts {
  /** Conditions of the statement, operators first. */
  readonly conditions?: object;
  /** Further statements. */
  readonly statements?: readonly object[];
  /** Host of the issuer. @default gitlab.com */
  readonly host?: string;
  /** The whole policy. @default - made of the other parts */
  readonly policy?: object | string;
  /** Further attributes of the role. */
  readonly role?: object;
}

/** Resources of an OIDC provider with one audience and a role `aws_iam_role.deploy` named `deploy`. */
export function roleResources(parts: RoleParts = {}): Resources {
  const { host = "gitlab.com", conditions, statements = [], role = {} } = parts;
  const own = {
    Effect: "Allow",
    Principal: { Federated: arn(host) },
    Action: "sts:AssumeRoleWithWebIdentity",
    ...(conditions === undefined ? {} : { Condition: conditions }),
  };
  const policy = parts.policy ?? { Version: "2012-10-17", Statement: [own, ...statements] };
  return {
    aws_iam_openid_connect_provider: {
      gitlab: { url: `https://${host}`, client_id_list: ["aws"] },
    },
    aws_iam_role: {
      deploy: {
        name: "deploy",
        assume_role_policy: typeof policy === "string" ? policy : JSON.stringify(policy),
        ...role,
      },
    },
  };
}

/** Conditions that admit one branch of one project of gitlab.com, protected and by id, with others in their place. */
export function tight(others: Readonly<Record<string, unknown>> = {}): object {
  return {
    StringEquals: {
      "gitlab.com:aud": "aws",
      "gitlab.com:sub": "project_path:shop/web:ref_type:branch:ref:main",
      "gitlab.com:project_id": "20",
      "gitlab.com:ref_protected": "true",
      ...others,
    },
  };
}
