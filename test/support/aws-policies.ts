import * as fc from "fast-check";
import type { Value } from "../../lib/terraform";
import { arn, policy, statement } from "./aws";

const OPERATORS = [
  "StringEquals",
  "StringNotEquals",
  "StringEqualsIgnoreCase",
  "StringNotEqualsIgnoreCase",
  "StringLike",
  "StringNotLike",
];

const operators = fc
  .tuple(
    fc.constantFrom("", "", "", "ForAnyValue:", "ForAllValues:"),
    fc.constantFrom(...OPERATORS),
    fc.constantFrom("", "", "IfExists"),
  )
  .map((parts) => parts.join(""));

const VALUES: Readonly<Record<string, readonly string[]>> = {
  aud: ["aws:111122223333", "https://gitlab.com", "AWS:*", "*"],
  sub: [
    "project_path:shop/web:ref_type:branch:ref:main",
    "project_path:Shop/Web:ref_type:branch:ref:main",
    "project_path:shop/*:ref_type:branch:ref:release/*",
    "project_path:shop/web:*",
    "project_path:shop*",
    "project_id:20:ref_type:branch:ref:main:ref_protected:true",
    "project_id:2?:*",
    "*:ref:main",
    "*",
  ],
  project_id: ["20", "21", "2?", "*"],
  ref_protected: ["true", "false", "TRUE"],
  pipeline_source: ["push", "merge_request_event", "*e*"],
  user_login: ["dev", "DEV", "*"],
  environment: ["production"],
};

function conditionsFor(host: string): fc.Arbitrary<Value> {
  const claim = fc.constantFrom(...Object.keys(VALUES)).chain((name) =>
    fc.record({
      key: fc.constantFrom(`${host}:${name}`, `${host.toUpperCase()}:${name}`, `${host}:${name}`),
      values: fc.subarray([...(VALUES[name] ?? [])], { minLength: 1 }),
    }),
  );
  const text = fc
    .tuple(operators, claim)
    .map(([operator, { key, values }]) => ({ operator, key, values }));
  const presence = fc
    .tuple(claim, fc.constantFrom("true", "false"))
    .map(([{ key }, value]) => ({ operator: "Null", key, values: [value] }));
  const session = fc.constant({
    operator: "StringLike",
    key: "sts:RoleSessionName",
    values: ["gitlab-*"],
  });
  const outside = fc.constant({
    operator: "IpAddress",
    key: "aws:SourceIp",
    values: ["10.0.0.0/8"],
  });
  const conditions = fc.array(
    fc.oneof(
      { weight: 8, arbitrary: text },
      { weight: 2, arbitrary: presence },
      { weight: 1, arbitrary: session },
      { weight: 1, arbitrary: outside },
    ),
    { maxLength: 3 },
  );
  return conditions.map((list) => {
    const block: Record<string, Record<string, Value>> = {};
    for (const { operator, key, values } of list) (block[operator] ??= {})[key] = values;
    return block;
  });
}

/** Trust policies as they occur in the wild, loose and strange ones among them, for the tokens of one issuer. */
export function wildPolicies(issuerUrl: string): fc.Arbitrary<Value> {
  const host = issuerUrl.replace("https://", "");
  const principals = fc.constantFrom<Value>(
    { Federated: arn(host) },
    { Federated: arn(host) },
    { Federated: [arn(host), arn("token.actions.githubusercontent.com")] },
    { Federated: arn("gitlab.attacker.example") },
    "*",
  );
  const one = fc
    .record({
      Effect: fc.constantFrom("Allow", "Allow", "Deny"),
      Principal: principals,
      Action: fc.constantFrom<Value>("sts:AssumeRoleWithWebIdentity", "sts:*", [
        "sts:TagSession",
        "STS:AssumeRoleWith*",
      ]),
      Condition: conditionsFor(host),
    })
    .map(statement);
  return fc.array(one, { minLength: 1, maxLength: 3 }).map((list) => policy(...list));
}
