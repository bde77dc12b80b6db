import { expect, test } from "@jest/globals";
import {
  ANY,
  type ClaimName,
  complement,
  type Constraint,
  constraintOf,
  exact,
  glob,
  type Grant,
  intersection,
  isEmptyGrant,
  makeGrant,
  mayBeAbsent,
  NONE,
  opaque,
} from "../../lib/core";
import { regex } from "../../lib/core/language";
import { FREE, grant, type Row, rows } from "./grants";

const main = exact("main");
const noLogin = ["user_login", NONE, "absent"] as const;
const EMPTY = intersection(glob("a?"), glob("b?"));

test.each<[string, readonly Row[], readonly Row[] | undefined]>([
  ["no constraint", [], []],
  ["a free claim", [["ref", ANY]], []],
  ["a claim that is there always may not be absent", [["ref", main, "absent"]], [["ref", main]]],
  ["a free claim, absent or not", [["user_login", ANY, "absent"]], []],
  ["a claim that must be there", [["user_login", ANY]], [["user_login", ANY]]],
  ["a claim of later versions must be there", [["job_source", ANY]], [["job_source", ANY]]],
  [
    "a claim that may be absent",
    [["user_login", main, "absent"]],
    [["user_login", main, "absent"]],
  ],
  ["a claim that must be absent", [noLogin], [noLogin]],
  ["no value", [["ref", NONE]], undefined],
  ["no value of a set made elsewhere", [["user_login", exact()]], undefined],
  ["no value of a claim that is never absent", [["ref", NONE, "absent"]], undefined],
  [
    "no value beside others",
    [
      ["ref_type", main],
      ["ref", NONE],
      ["sha", main],
    ],
    undefined,
  ],
  ["a language that only an automaton finds empty", [["ref", EMPTY]], [["ref", EMPTY]]],
  [
    "claim order",
    [
      ["sha", main],
      ["ref", main],
      ["iss", main],
      ["project_id", main],
    ],
    [
      ["iss", main],
      ["project_id", main],
      ["ref", main],
      ["sha", main],
    ],
  ],
])("a grant of %s", (_, given, expected) => {
  const made = makeGrant(rows(...given));
  expect(made && [...made.constraints]).toEqual(expected && rows(...expected));
});

const production = exact("production");
test.each<[string, readonly Row[], readonly Row[] | undefined]>([
  [
    "one claim alone stays as it is",
    [["environment", production, "absent"]],
    [["environment", production, "absent"]],
  ],
  [
    "one claim must be there, so the other must",
    [
      ["environment", production],
      ["deployment_tier", production, "absent"],
    ],
    [
      ["environment", production],
      ["deployment_tier", production],
    ],
  ],
  [
    "the last must be there, so the others must",
    [
      ["environment", production, "absent"],
      ["environment_protected", exact("true"), "absent"],
      ["environment_action", ANY],
    ],
    [
      ["environment", production],
      ["environment_protected", exact("true")],
      ["environment_action", ANY],
    ],
  ],
  [
    "one claim must be absent, so the other must",
    [
      ["environment", NONE, "absent"],
      ["deployment_tier", production, "absent"],
    ],
    [
      ["environment", NONE, "absent"],
      ["deployment_tier", NONE, "absent"],
    ],
  ],
  [
    "both may be absent",
    [
      ["environment", production, "absent"],
      ["environment_protected", exact("true"), "absent"],
    ],
    [
      ["environment", production, "absent"],
      ["environment_protected", exact("true"), "absent"],
    ],
  ],
  [
    "both must be there",
    [
      ["environment", production],
      ["environment_action", exact("start")],
    ],
    [
      ["environment", production],
      ["environment_action", exact("start")],
    ],
  ],
  [
    "one must be there, one absent",
    [
      ["environment", production],
      ["deployment_tier", NONE, "absent"],
    ],
    undefined,
  ],
  [
    "one must be there, another absent, a third either",
    [
      ["environment_protected", exact(), "absent"],
      ["deployment_tier", production, "absent"],
      ["environment_action", ANY],
    ],
    undefined,
  ],
  [
    "a claim beside them that must be absent says nothing",
    [["environment", production], ["deployment_tier", production, "absent"], noLogin],
    [["environment", production], ["deployment_tier", production], noLogin],
  ],
])("claims of the environment: %s", (_, given, expected) => {
  const made = makeGrant(rows(...given));
  expect(made && [...made.constraints]).toEqual(expected && rows(...expected));
});

test("a template stays with its grant, and none is made up", () => {
  expect(makeGrant([], ["project_id", "ref"])).toEqual({
    constraints: new Map(),
    template: ["project_id", "ref"],
  });
  expect(Object.keys(FREE)).toEqual(["constraints"]);
});

test.each<[ClaimName, boolean]>([
  ["iss", false],
  ["aud", false],
  ["ref", false],
  ["environment", true],
  ["environment_action", true],
  ["user_login", true],
  ["groups_direct", true],
  ["job_source", true],
  ["source_project_id", true],
])("%s may be absent: %s", (claim, expected) => {
  expect(mayBeAbsent(claim)).toBe(expected);
});

test.each<[string, Grant, ClaimName, Constraint]>([
  ["a named claim", grant(["ref", main]), "ref", { values: main, absent: false }],
  ["a claim that must be absent", grant(noLogin), "user_login", { values: NONE, absent: true }],
  ["a free claim", FREE, "ref", { values: ANY, absent: false }],
  ["a free claim that may be absent", FREE, "user_login", { values: ANY, absent: true }],
])("what a grant asks of %s", (_, asked, claim, expected) => {
  expect(constraintOf(asked, claim)).toEqual(expected);
});

test.each<[string, Grant, Grant]>([
  [
    "a type of ref",
    grant(["ref_type", exact("heads")]),
    grant(["ref_type", exact("heads", "tag")]),
  ],
  ["a ref", grant(["ref", exact("a..b")]), grant(["ref", exact("a.b")])],
  ["patterns", grant(["ref", EMPTY]), grant(["ref", glob("a?")])],
  [
    "a pattern beyond the domain",
    grant(["project_id", glob("0*")]),
    grant(["project_id", glob("1*")]),
  ],
  [
    "the last claim",
    grant(["ref", main], ["sha", main]),
    grant(["ref", main], ["sha", glob("0*")]),
  ],
  [
    "a claim that may be absent",
    grant(["environment", exact("a b?")]),
    grant(["environment", exact("a b?"), "absent"]),
  ],
  [
    "an opaque value",
    grant(["project_id", exact("${a.b.id}")]),
    grant(["project_id", exact(opaque("${a.b.id}"))]),
  ],
])("empty and not: %s", (_, empty, full) => {
  expect([isEmptyGrant(empty), isEmptyGrant(full)]).toEqual([true, false]);
  expect([isEmptyGrant(empty), isEmptyGrant(full)]).toEqual([true, false]);
});

test("a fault of a language is not taken for satisfiable", () => {
  const broken = grant(["ref", regex("(?=q)q")]);
  expect(() => isEmptyGrant(broken)).toThrow(new Error("Assertions are not supported."));
});

test("a language too large to tell counts as satisfiable", () => {
  const huge = intersection(glob(`*a${"?".repeat(16)}`), complement(glob("*a*")));
  expect(isEmptyGrant(grant(["ref", huge]))).toBe(false);
  expect(isEmptyGrant(grant(["ref", huge], ["ref_type", exact("heads")]))).toBe(true);
});
