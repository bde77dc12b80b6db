import * as fc from "fast-check";
import { API_AUDIENCE } from "./internal-api-trusts";

const SUBJECTS = [
  "project_path:shop/web:ref_type:branch:ref:main",
  "project_path:shop/*",
  "project_path:*:ref_type:branch:ref:main",
  "project_id:42:ref_type:branch:ref:main",
  "*",
  "main",
];

const TEXTS = {
  project_path: ["shop/web", "acme/app", "shop/*", "*"],
  namespace_path: ["shop", "acme", "sh*"],
  project_id: ["1", "42", "4*"],
  ref: ["main", "release/*", "v?", "*"],
  ref_type: ["branch", "tag", "mr", "*"],
  ref_path: ["refs/heads/main", "refs/tags/*", "refs/*"],
  ref_protected: ["true", "false"],
  environment: ["production", "prod*", "review/1"],
  pipeline_source: ["push", "*_event"],
  groups_direct: ["shop", "shop/*"],
  sub: SUBJECTS,
} as const;

const LATE = ["${var.branch}", "x-${var.branch}", "${lower(var.branch)}"];

function condition(texts: readonly string[]): fc.Arbitrary<object> {
  const some = fc.subarray([...texts], { minLength: 1 });
  const late = fc.constantFrom(...LATE).map((text) => [text]);
  return fc.oneof(
    { weight: 6, arbitrary: some.map((values) => ({ values })) },
    { weight: 6, arbitrary: some.map((patterns) => ({ patterns })) },
    { weight: 3, arbitrary: fc.record({ values: some, patterns: some }) },
    { weight: 1, arbitrary: late.map((patterns) => ({ patterns })) },
    { weight: 1, arbitrary: fc.constant({ values: [20] }) },
    { weight: 1, arbitrary: some.map((values) => ({ values, regex: "main" })) },
  );
}

const conditions = Object.fromEntries(
  Object.entries(TEXTS).map(([claim, texts]) => [claim, condition(texts)]),
);

/** Policies as people write them: mostly such as a verifier takes, now and then not. */
export function wildPolicies(issuer: string): fc.Arbitrary<object> {
  const claims = fc.record(conditions, { requiredKeys: [] });
  const few = fc
    .tuple(claims, fc.subarray(Object.keys(TEXTS), { maxLength: 3 }))
    .map(([all, names]) =>
      Object.fromEntries(Object.entries(all).filter(([claim]) => names.includes(claim))),
    );
  return fc.record({
    apiVersion: mostly("gitlab-federation/v1", "v1"),
    kind: fc.constant("InternalApiPolicy"),
    metadata: fc.constant({ name: "store" }),
    issuer: mostly(issuer, `${issuer}/`),
    audience: fc.constant(API_AUDIENCE),
    algorithms: mostly(["RS256"], ["none"]),
    roles: fc
      .array(few, { maxLength: 3 })
      .map((grants) => [{ name: "publisher", grants: grants.map((g) => ({ claims: g })) }]),
  });
}

function mostly<T>(usual: T, odd: T): fc.Arbitrary<T> {
  return fc.oneof(
    { weight: 19, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constant(odd) },
  );
}
