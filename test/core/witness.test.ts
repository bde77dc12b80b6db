import { expect, test } from "@jest/globals";
import {
  ANY,
  CLAIMS,
  type ClaimName,
  complement,
  contains,
  DEFAULT_TEMPLATE,
  EVERYBODY,
  exact,
  type Grant,
  grantWitness,
  glob,
  intersection,
  isMintable,
  jobToken,
  type Language,
  makeGrant,
  NOBODY,
  NONE,
  opaque,
  or,
  renderSubject,
  restrict,
  SAMPLE_CLAIMS,
  type SubjectTemplate,
  type Token,
  type Trust,
  trustOf,
  union,
  withoutClaim,
  witness,
} from "../../lib/core";

const id = opaque("${gitlab_project.web.id}");
const byId: SubjectTemplate = ["project_id", "ref_type", "ref"];
const ENVIRONMENT = {
  environment: "production",
  environment_protected: "true",
  deployment_tier: "production",
  environment_action: "start",
};

const KINDS: readonly [string, Trust, Record<string, unknown>][] = [
  ["everybody", EVERYBODY, {}],
  ["an invented value", trustOf({ ref: exact("main", "a") }), {}],
  ["another value", trustOf({ ref: exact("dev") }), { ref: "dev" }],
  ["the shortest of several values", trustOf({ ref: exact("develop", "dev") }), { ref: "dev" }],
  [
    "the values GitLab can mint",
    trustOf({ ref: exact("a..b", "development") }),
    { ref: "development" },
  ],
  ["a pattern that fits the invented value", trustOf({ ref: glob("m*") }), {}],
  ["a pattern", trustOf({ ref: glob("release/*") }), { ref: "release/x" }],
  ["a question mark", trustOf({ ref: glob("v?") }), { ref: "vx" }],
  ["any case", trustOf({ ref: glob("V?", { ignoreCase: true }) }), { ref: "vx" }],
  ["a complement", trustOf({ ref: complement(exact("main")) }), { ref: "x" }],
  ["a complement of a pattern", trustOf({ ref: complement(glob("?*n")) }), { ref: "x" }],
  ["an intersection", trustOf({ ref: intersection(glob("v*"), glob("*-rc?")) }), { ref: "v-rcx" }],
  ["a union", trustOf({ ref: union(glob("abc*"), exact("xy")) }), { ref: "xy" }],
  ["a namespace", trustOf({ namespace_path: exact("shop/a") }), { project_path: "shop/a/x" }],
  ["a path", trustOf({ project_path: glob("shop/*") }), { project_path: "shop/x" }],
  ["a tag", trustOf({ ref_path: glob("refs/tags/v*") }), { ref_type: "tag", ref: "v" }],
  ["an id", trustOf({ project_id: glob("2*") }), { project_id: "2" }],
  ["an id that is not known", trustOf({ project_id: exact(id) }), { project_id: id }],
  ["the invented number", trustOf({ runner_id: exact("1", "2") }), {}],
  ["another number", trustOf({ runner_id: exact("22") }), { runner_id: 22 }],
  ["a pattern of numbers", trustOf({ runner_id: glob("3*") }), { runner_id: 3 }],
  ["an issuer", trustOf({ iss: glob("https://gitlab.*") }), {}],
  ["another issuer", trustOf({ iss: complement(glob("*gitlab*")) }), { iss: "http://x" }],
  ["an audience", trustOf({ aud: exact("sts.amazonaws.com") }), { aud: "sts.amazonaws.com" }],
  ["a commit", trustOf({ sha: glob("f*") }), { sha: `f${"a".repeat(39)}` }],
  ["a list", trustOf({ groups_direct: exact("shop") }), { groups_direct: ["shop"] }],
  ["an optional claim that is there", trustOf({ user_login: ANY }), {}],
  [
    "an optional claim without an invented value",
    trustOf({ ci_config_sha: exact("a") }),
    { ci_config_sha: "a" },
  ],
  [
    "an optional claim that must be absent",
    restrict(EVERYBODY, "user_login", NONE, true),
    { user_login: undefined },
  ],
  [
    "an optional claim that fits",
    restrict(EVERYBODY, "user_login", exact("sample-user"), true),
    {},
  ],
  [
    "an optional claim that may be another",
    restrict(EVERYBODY, "user_login", exact("ann"), true),
    { user_login: "ann" },
  ],
  [
    "a claim of later versions that must be absent",
    restrict(EVERYBODY, "job_project_id", NONE, true),
    { job_project_id: undefined },
  ],
  [
    "a claim of later versions",
    trustOf({ job_project_path: exact("a/b") }),
    { job_project_path: "a/b" },
  ],
  ["an environment", trustOf({ environment: exact("production") }), ENVIRONMENT],
  [
    "another environment",
    trustOf({ environment: glob("review/*") }),
    { ...ENVIRONMENT, environment: "review/x" },
  ],
  ["any environment", trustOf({ environment: ANY }), ENVIRONMENT],
  [
    "a tier",
    trustOf({ deployment_tier: exact("staging") }),
    { ...ENVIRONMENT, deployment_tier: "staging" },
  ],
  [
    "an action",
    trustOf({ environment_action: exact("stop") }),
    { ...ENVIRONMENT, environment_action: "stop" },
  ],
  [
    "an unprotected environment",
    trustOf({ environment_protected: exact("false") }),
    { ...ENVIRONMENT, environment_protected: "false" },
  ],
  ["no environment", restrict(EVERYBODY, "environment", NONE, true), {}],
  ["an environment or none", restrict(EVERYBODY, "environment", exact("qa"), true), {}],
  [
    "an environment of one claim and none of another",
    restrict(trustOf({ environment: exact("qa") }), "deployment_tier", exact("testing"), true),
    { ...ENVIRONMENT, environment: "qa", deployment_tier: "testing" },
  ],
];

test.each(KINDS)("a whole token of %s", (_, trust, changes) => {
  const token = witness(trust);
  expect(token).toEqual(jobToken(changes));
  expect(contains(trust, token ?? {})).toBe(true);
});

test.each(KINDS)("a token of %s is one that GitLab could mint", (_, trust) => {
  const token = witness(trust) ?? {};
  const texts = CLAIMS.flatMap(({ name }): [ClaimName, string][] =>
    typeof token[name] === "string" ? [[name, token[name]]] : [],
  );
  expect(texts.filter(([name, value]) => !isMintable(name, value))).toEqual([]);
  expect(token["sub"]).toBe(renderSubject(DEFAULT_TEMPLATE, token));
});

test("everybody's token is the invented push", () => {
  const token = witness(EVERYBODY);
  expect(token).toMatchObject(SAMPLE_CLAIMS);
  expect(token).toMatchObject({
    namespace_path: "example-group",
    ref_path: "refs/heads/main",
    sub: "project_path:example-group/example-project:ref_type:branch:ref:main",
  });
  expect(Object.keys(token ?? {}).filter((name) => name.startsWith("environment"))).toEqual([]);
});

test("claims of the environment are left out where a token has none", () => {
  const names = (trust: Trust): readonly string[] =>
    Object.keys(witness(trust) ?? {}).filter((n) => Object.hasOwn(ENVIRONMENT, n));
  expect(names(restrict(EVERYBODY, "environment", exact("qa"), true))).toEqual([]);
  expect([...names(trustOf({ deployment_tier: exact("other") }))].sort()).toEqual([
    "deployment_tier",
    "environment",
    "environment_action",
    "environment_protected",
  ]);
});

test.each<[string, Trust, SubjectTemplate | undefined, string]>([
  [
    "GitLab's own",
    trustOf({ project_path: exact("a/b") }),
    undefined,
    "project_path:a/b:ref_type:branch:ref:main",
  ],
  [
    "the given one",
    trustOf({ project_id: exact("7") }),
    byId,
    "project_id:7:ref_type:branch:ref:main",
  ],
  [
    "its own",
    trustOf({ project_id: exact("7") }, byId),
    undefined,
    "project_id:7:ref_type:branch:ref:main",
  ],
  [
    "its own, not the given one",
    trustOf({ project_id: exact("7") }, byId),
    ["project_path"],
    "project_id:7:ref_type:branch:ref:main",
  ],
  [
    "one with an environment",
    trustOf({ deployment_tier: exact("other") }),
    ["project_path", "deployment_tier"],
    "project_path:example-group/example-project:deployment_tier:other",
  ],
  [
    "one without its environment",
    EVERYBODY,
    ["project_path", "deployment_tier"],
    "project_path:example-group/example-project",
  ],
  [
    "an id that is not known",
    trustOf({ project_id: exact(id) }),
    ["project_id"],
    "project_id:${gitlab_project.web.id}",
  ],
])("a subject by template: %s", (_, trust, template, sub) => {
  expect(witness(trust, template)?.["sub"]).toBe(sub);
});

test.each<[string, Trust]>([
  ["nobody", NOBODY],
  ["a value GitLab never mints", trustOf({ ref_type: exact("heads") })],
  ["patterns without a text in common", trustOf({ ref: intersection(glob("a?"), glob("b?")) })],
])("no token of %s", (_, trust) => {
  expect(witness(trust)).toBeUndefined();
});

test("an empty grant is passed over", () => {
  const trust = or(
    trustOf({ ref_type: exact("heads") }),
    trustOf({ ref: exact("b") }),
    trustOf({ ref: exact("a") }),
  );
  expect(witness(trust)).toEqual(jobToken({ ref: "b" }));
});

test("a grant that names one claim of the environment only in part", () => {
  const trust = withoutClaim(
    trustOf({ environment: exact("qa"), deployment_tier: ANY }),
    "environment",
  );
  expect(witness(trust)).toEqual(jobToken(ENVIRONMENT));
});

function huge(...others: readonly Language[]): Grant {
  const ref = intersection(glob(`*a${"?".repeat(16)}`), ...others);
  const grant = makeGrant([["ref", { values: ref, absent: false }]]);
  if (grant === undefined) throw new Error("no token satisfies this grant");
  return grant;
}

test("a pattern too large for an automaton has a token too", () => {
  const token: Token = grantWitness(huge());
  expect(token["ref"]).toBe(`a${"x".repeat(16)}`);
  expect(contains({ grants: [huge()] }, token)).toBe(true);
});
