import { expect, test } from "@jest/globals";
import {
  ANY,
  complement,
  EVERYBODY,
  exact,
  glob,
  type Grant,
  isEmptyGrant,
  type Language,
  NONE,
} from "../../lib/core";
import { covers, meet, subtract } from "../../lib/core/grant";
import { automataBuilt } from "../../lib/core/language/automaton";
import { FREE, grant, type Row, rows } from "./grants";

const main = exact("main");
const noLogin = ["user_login", NONE, "absent"] as const;
const production = exact("production");
const not = (...values: readonly string[]): Language => complement(exact(...values));

test.each<[string, Grant, Grant, readonly (readonly Row[])[]]>([
  ["a part of an empty grant", grant(["ref_type", exact("heads")]), grant(["ref", main]), []],
  ["all of it", grant(["ref", main]), FREE, []],
  ["itself", grant(["ref", main]), grant(["ref", main]), []],
  ["a narrower one from a value", grant(["ref", main]), grant(["ref", exact("main", "dev")]), []],
  ["another value", grant(["ref", main]), grant(["ref", exact("dev")]), [[["ref", main]]]],
  [
    "one value of two",
    grant(["ref", exact("a", "b")]),
    grant(["ref", exact("b")]),
    [[["ref", exact("a")]]],
  ],
  ["a value from all", FREE, grant(["ref", main]), [[["ref", not("main")]]]],
  ["a pattern from a value", grant(["ref", main]), grant(["ref", glob("v*")]), [[["ref", main]]]],
  [
    "patterns that do not meet",
    grant(["ref", glob("a*")]),
    grant(["ref", glob("b*")]),
    [[["ref", glob("a*")]]],
  ],
  [
    "patterns that meet beyond the domain alone",
    grant(["ref", glob("a*")]),
    grant(["ref", glob("*:*")]),
    [[["ref", glob("a*")]]],
  ],
  ["all values of a claim", grant(["ref", main]), grant(["ref_type", exact("branch", "tag")]), []],
  [
    "two claims from all",
    FREE,
    grant(["ref_type", exact("tag")], ["ref", exact("v1")]),
    [
      [["ref_type", not("tag")]],
      [
        ["ref_type", exact("tag")],
        ["ref", not("v1")],
      ],
    ],
  ],
  [
    "a later claim that differs",
    grant(["ref_type", exact("tag")], ["ref", exact("v1")]),
    grant(["ref_type", exact("branch", "tag")], ["ref", exact("v2")]),
    [
      [
        ["ref_type", exact("tag")],
        ["ref", exact("v1")],
      ],
    ],
  ],
  [
    "a later pattern that does not meet",
    grant(["ref_type", exact("branch", "tag")], ["ref", exact("v1")]),
    grant(["ref_type", exact("tag")], ["ref", glob("w*")]),
    [
      [
        ["ref_type", exact("branch", "tag")],
        ["ref", exact("v1")],
      ],
    ],
  ],
  ["a claim that must be there", FREE, grant(["user_login", ANY]), [[noLogin]]],
  ["a claim that must be absent", FREE, grant(noLogin), [[["user_login", ANY]]]],
  [
    "a value or absence",
    FREE,
    grant(["user_login", exact("ann"), "absent"]),
    [[["user_login", not("ann")]]],
  ],
  [
    "absence from a value",
    grant(["user_login", exact("ann")]),
    grant(noLogin),
    [[["user_login", exact("ann")]]],
  ],
  ["a value from absence", grant(noLogin), grant(["user_login", exact("ann")]), [[noLogin]]],
  [
    "other values where both may be absent",
    grant(["user_login", exact("ann"), "absent"]),
    grant(["user_login", exact("bob"), "absent"]),
    [[["user_login", exact("ann")]]],
  ],
  [
    "the value of a claim that may be absent",
    grant(["user_login", exact("ann"), "absent"]),
    grant(["user_login", exact("ann")]),
    [[noLogin]],
  ],
  [
    "a tier from an environment",
    grant(["environment", production]),
    grant(["deployment_tier", production]),
    [
      [
        ["environment", production],
        ["deployment_tier", not("production")],
      ],
    ],
  ],
  [
    "the presence of a tier from an environment",
    grant(["environment", production]),
    grant(["deployment_tier", ANY]),
    [],
  ],
  [
    "the absence of a tier from an environment",
    grant(["environment", production]),
    grant(["deployment_tier", NONE, "absent"]),
    [
      [
        ["environment", production],
        ["deployment_tier", ANY],
      ],
    ],
  ],
])("taken away: %s", (_, a, b, expected) => {
  expect(subtract(a, b).map((g) => [...g.constraints])).toEqual(expected.map((g) => rows(...g)));
});

test("what remains keeps its template, whatever is taken away", () => {
  const a: Grant = { ...grant(["ref", exact("a", "b")]), template: ["project_id", "ref"] };
  const b: Grant = { ...grant(["ref", exact("b")]), template: ["project_path"] };
  expect(subtract(a, b)).toEqual([
    { ...grant(["ref", exact("a")]), template: ["project_id", "ref"] },
  ]);
  expect(subtract(grant(["ref", exact("a", "b")]), b)).toEqual([grant(["ref", exact("a")])]);
});

test("a grant that shares no token comes back itself", () => {
  const a = grant(["ref", glob("a*")]);
  expect(subtract(a, grant(["ref", glob("b*")]))[0]).toBe(a);
});

test.each<[string, Grant, Grant, Grant]>([
  ["everything", FREE, grant(["ref", main]), FREE],
  [
    "values",
    grant(["ref", exact("a", "b")]),
    grant(["ref", exact("a")]),
    grant(["ref", exact("a", "c")]),
  ],
  [
    "a pattern",
    grant(["ref", glob("a*")]),
    grant(["ref", glob("ab*")], ["sha", main]),
    grant(["ref", glob("*a")]),
  ],
  [
    "the last claim",
    grant(["ref", main], ["sha", glob("0*")]),
    grant(["ref", main], ["sha", exact("01")]),
    grant(["ref", main]),
  ],
  [
    "what GitLab can mint",
    grant(["project_id", glob("1*")]),
    grant(["project_id", exact("1", "12", "01")]),
    grant(["project_id", glob("?")]),
  ],
  [
    "presence",
    grant(["user_login", ANY]),
    grant(["user_login", main]),
    grant(["user_login", main, "absent"]),
  ],
  ["absence", grant(noLogin), grant(noLogin), grant(["user_login", main])],
])("covers and does not cover: %s", (_, outer, inner, other) => {
  expect([covers(outer, inner), covers(outer, other)]).toEqual([true, outer === FREE]);
});

test("exact values build no automaton", () => {
  const before = automataBuilt();
  const a = grant(["ref", exact("a", "b")], ["project_id", exact("1")], ["user_id", exact("7")]);
  const b = grant(["ref", exact("b", "c")], ["project_id", exact("1", "2")]);
  const c = grant(["ref", exact("x")]);
  expect(subtract(a, b).length).toBe(1);
  expect(subtract(a, c)).toEqual([a]);
  expect(covers(b, a)).toBe(false);
  expect(meet(a, c)).toBeUndefined();
  expect(isEmptyGrant(a)).toBe(false);
  expect(automataBuilt()).toBe(before);
  expect(EVERYBODY.grants).toEqual([FREE]);
});
