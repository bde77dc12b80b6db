import { expect, test } from "@jest/globals";
import {
  and,
  ANY,
  compare,
  complement,
  contains,
  DEFAULT_TEMPLATE,
  EVERYBODY,
  exact,
  except,
  glob,
  intersection,
  isWithin,
  jobToken,
  NOBODY,
  NONE,
  opaque,
  or,
  renderSubject,
  restrict,
  type SubjectTemplate,
  type Token,
  type Trust,
  trustOf,
} from "../../lib/core";

const main = trustOf({ ref: exact("main") });
const dev = trustOf({ ref: exact("dev") });
const releases = trustOf({ ref: glob("release/*") });
const tags = trustOf({ ref_type: exact("tag") });
const branches = trustOf({ ref_type: exact("branch") });
const byId: SubjectTemplate = ["project_id", "ref_type", "ref"];
const empty = trustOf({ ref: intersection(glob("a?"), glob("b?")) });
const unminted = trustOf({ ref_type: exact("heads") });

test.each<[string, Trust, Trust]>([
  ["nobody and nobody", NOBODY, NOBODY],
  ["everybody and everybody", EVERYBODY, EVERYBODY],
  ["one value", main, trustOf({ ref: exact("main") })],
  ["values in two grants", or(main, dev), trustOf({ ref: exact("dev", "main") })],
  ["grants in another order", or(main, tags), or(tags, main)],
  ["a grant within another", or(main, dev), or(main, dev, and(main, tags))],
  ["every value of a claim", EVERYBODY, or(tags, branches)],
  [
    "every value that GitLab mints",
    EVERYBODY,
    trustOf({ ref_protected: exact("true", "false", "x") }),
  ],
  ["a complement", branches, trustOf({ ref_type: complement(exact("tag")) })],
  ["a difference and its rest", EVERYBODY, or(except(EVERYBODY, main), main)],
  [
    "a grant over two, across two claims",
    EVERYBODY,
    or(and(main, tags), except(EVERYBODY, and(main, tags))),
  ],
  [
    "patterns that cover together",
    releases,
    or(
      trustOf({ ref: exact("release/a") }),
      trustOf({ ref: intersection(glob("release/*"), complement(exact("release/a"))) }),
    ),
  ],
  ["empty grants", NOBODY, or(empty, unminted)],
  ["an empty grant beside another", main, or(empty, main)],
  [
    "presence and absence",
    EVERYBODY,
    or(trustOf({ user_login: ANY }), restrict(EVERYBODY, "user_login", NONE, true)),
  ],
  [
    "an environment by another claim of it",
    trustOf({ environment: ANY }),
    trustOf({ deployment_tier: ANY }),
  ],
  [
    "a namespace and the path of its projects",
    trustOf({ namespace_path: exact("shop") }),
    trustOf({ project_path: intersection(glob("shop/*"), complement(glob("*/*/*"))) }),
  ],
  ["the path of a branch", trustOf({ ref_path: exact("refs/heads/main") }), and(main, branches)],
  ["templates, which say nothing of the tokens", main, trustOf({ ref: exact("main") }, byId)],
])("same: %s", (_, before, after) => {
  expect(compare(before, after)).toEqual({ kind: "same" });
  expect(compare(after, before)).toEqual({ kind: "same" });
  expect([isWithin(before, after), isWithin(after, before)]).toEqual([true, true]);
});

const id = opaque("${gitlab_project.web.id}");
test.each<[string, Trust, Trust, Record<string, unknown>]>([
  ["nobody, everybody", NOBODY, EVERYBODY, {}],
  ["nobody, one", NOBODY, dev, { ref: "dev" }],
  ["one value, two", main, or(main, dev), { ref: "dev" }],
  [
    "two values, a pattern",
    trustOf({ ref: exact("release/1", "release/x") }),
    releases,
    { ref: "release/a" },
  ],
  ["a pattern, a wider one", releases, trustOf({ ref: glob("rel*") }), { ref: "rel" }],
  ["a type, everything", branches, EVERYBODY, { ref_type: "tag" }],
  ["two claims, one", and(main, tags), main, {}],
  ["two claims, the other", and(main, tags), tags, { ref_type: "tag", ref: "x" }],
  ["two claims, everything", and(main, tags), EVERYBODY, {}],
  ["all but one, everything", except(EVERYBODY, main), EVERYBODY, {}],
  ["presence, everything", trustOf({ user_login: ANY }), EVERYBODY, { user_login: undefined }],
  [
    "absence, everything",
    restrict(EVERYBODY, "environment", NONE, true),
    EVERYBODY,
    {
      environment: "production",
      environment_protected: "true",
      deployment_tier: "production",
      environment_action: "start",
    },
  ],
  [
    "one case, any",
    trustOf({ ref: glob("v*") }),
    trustOf({ ref: glob("v*", { ignoreCase: true }) }),
    { ref: "V" },
  ],
  [
    "a namespace, what lies below",
    trustOf({ namespace_path: exact("a") }),
    trustOf({ project_path: glob("a/*") }),
    { project_path: "a/x/x" },
  ],
  [
    "an id that is not known, a known one too",
    trustOf({ project_id: exact(id) }),
    trustOf({ project_id: exact(id, "7") }),
    { project_id: "7" },
  ],
  ["an empty grant first", main, or(empty, main, dev), { ref: "dev" }],
])("wider and narrower: %s", (_, less, more, claims) => {
  const token = jobToken(claims);
  expect(compare(less, more)).toEqual({ kind: "wider", gained: token });
  expect(compare(more, less)).toEqual({ kind: "narrower", lost: token });
  expect([contains(less, token), contains(more, token)]).toEqual([false, true]);
  expect([isWithin(less, more), isWithin(more, less)]).toEqual([true, false]);
});

test.each<[string, Trust, Trust, Record<string, unknown>, Record<string, unknown>]>([
  ["two values", main, dev, { ref: "dev" }, {}],
  ["a value and a type", main, tags, { ref_type: "tag", ref: "x" }, { ref_type: "branch" }],
  [
    "overlapping patterns",
    trustOf({ ref: glob("a*") }),
    trustOf({ ref: glob("*b") }),
    { ref: "b" },
    { ref: "a" },
  ],
  [
    "overlapping values",
    or(main, dev),
    or(dev, tags),
    { ref_type: "tag", ref: "x" },
    { ref_type: "branch" },
  ],
  [
    "an id that is not known and a known one",
    trustOf({ project_id: exact(id) }),
    trustOf({ project_id: exact("7") }),
    { project_id: "7" },
    { project_id: id },
  ],
  [
    "presence and absence",
    trustOf({ user_login: ANY }),
    restrict(EVERYBODY, "user_login", NONE, true),
    { user_login: undefined },
    {},
  ],
])("incomparable: %s", (_, before, after, gained, lost) => {
  const tokens = { gained: jobToken(gained), lost: jobToken(lost) };
  expect(compare(before, after)).toEqual({ kind: "incomparable", ...tokens });
  expect(compare(after, before)).toEqual({
    kind: "incomparable",
    gained: tokens.lost,
    lost: tokens.gained,
  });
  expect(Object.values(tokens).map((t) => [contains(before, t), contains(after, t)])).toEqual([
    [false, true],
    [true, false],
  ]);
  expect([isWithin(before, after), isWithin(after, before)]).toEqual([false, false]);
});

const SUBJECTS: readonly [string, SubjectTemplate | undefined, Token["sub"]][] = [
  [
    "GitLab's template",
    undefined,
    "project_path:example-group/example-project:ref_type:branch:ref:dev",
  ],
  ["a template of its own", byId, "project_id:1000:ref_type:branch:ref:dev"],
];

test.each(SUBJECTS)(
  "the subject of a gained token is made of its own claims: %s",
  (_, template, sub) => {
    const { gained = {} } = compare(main, or(main, trustOf({ ref: exact("dev") }, template)));
    expect(gained["sub"]).toBe(sub);
    expect(renderSubject(template ?? DEFAULT_TEMPLATE, gained)).toBe(sub);
  },
);

test("a list belongs where one member does, on both sides", () => {
  const a = trustOf({ aud: exact("a") });
  const aOrB = trustOf({ aud: exact("a", "b") });
  const token = jobToken({ aud: ["x", "b"] });
  expect([contains(a, token), contains(aOrB, token)]).toEqual([false, true]);
  expect(compare(a, aOrB)).toEqual({ kind: "wider", gained: jobToken({ aud: "b" }) });
});
