import { expect, test } from "@jest/globals";
import {
  ANY,
  compare,
  type Comparison,
  complement,
  exact,
  glob,
  intersection,
  isWithin,
  jobToken,
  NOBODY,
  or,
  type Trust,
  trustOf,
} from "../../lib/core";
import { automataBuilt } from "../../lib/core/language/automaton";

const main = trustOf({ ref: exact("main") });
const dev = trustOf({ ref: exact("dev") });
const devPart = trustOf({ ref: exact("dev"), aud: exact("x") });
const empty = trustOf({ ref: intersection(glob("a?"), glob("b?")) });

const unknown: Comparison = { kind: "unknown" };
test.each<[string, Trust, Trust, number, Comparison, boolean | undefined]>([
  ["nothing to do", NOBODY, NOBODY, 0, { kind: "same" }, true],
  ["only empty grants to do", NOBODY, empty, 0, { kind: "same" }, true],
  [
    "nothing to take away",
    NOBODY,
    dev,
    0,
    { kind: "wider", gained: jobToken({ ref: "dev" }) },
    true,
  ],
  [
    "nothing to take from",
    dev,
    NOBODY,
    0,
    { kind: "narrower", lost: jobToken({ ref: "dev" }) },
    false,
  ],
  ["equal grants, which need no step", or(main, dev), or(dev, main), 0, { kind: "same" }, true],
  ["one step and none", devPart, dev, 0, unknown, undefined],
  ["one step and one", devPart, dev, 1, { kind: "wider", gained: jobToken({ ref: "dev" }) }, true],
  ["two steps and one", or(main, devPart), dev, 1, { kind: "unknown", lost: jobToken({}) }, false],
  [
    "two steps and one, the other way",
    dev,
    or(main, devPart),
    1,
    { kind: "unknown", gained: jobToken({}) },
    undefined,
  ],
  [
    "two steps and two",
    or(main, devPart),
    dev,
    2,
    { kind: "incomparable", gained: jobToken({ ref: "dev" }), lost: jobToken({}) },
    false,
  ],
])("a budget: %s", (_, before, after, budget, expected, within) => {
  expect(compare(before, after, { budget })).toEqual(expected);
  expect(isWithin(before, after, { budget })).toBe(within);
});

test("every grant is asked, not the first alone", () => {
  expect(isWithin(or(devPart, main), dev)).toBe(false);
  expect(isWithin(or(devPart, trustOf({ ref: exact("dev"), aud: exact("y") })), dev)).toBe(true);
});

test("thousands of grants are compared without running out of stack", () => {
  const grants = Array.from({ length: 19_999 }, () => main.grants).flat();
  expect(isWithin(dev, { grants })).toBe(false);
});

test("the budget is 20000 steps where none is given", () => {
  const many = (n: number): Trust => ({
    grants: Array.from({ length: n }, () => main.grants).flat(),
  });
  const more: Trust = { grants: [...many(20_000).grants, ...dev.grants] };
  expect(isWithin(devPart, more)).toBeUndefined();
  expect(isWithin(devPart, { grants: more.grants.slice(1) })).toBe(true);
});

test("a pattern too large to tell gives no answer", () => {
  const large = glob(`*a${"?".repeat(16)}`);
  const part = trustOf({ ref: intersection(large, complement(glob("*a*"))) });
  expect(isWithin(part, NOBODY)).toBe(false);
  expect(isWithin(trustOf({ ref: large }), trustOf({ ref: glob("*a*") }))).toBeUndefined();
  expect(isWithin(trustOf({ ref: large }), main)).toBe(false);
});

test("another fault is not taken for an answer", () => {
  const broken: Trust = {
    grants: [{ constraints: new Map([["nonsense" as "ref", { values: ANY, absent: false }]]) }],
  };
  expect(() => isWithin(main, broken)).toThrow(new TypeError("no claim nonsense"));
});

test("exact values build no automaton", () => {
  const before = automataBuilt();
  const one = trustOf({ project_id: exact("1"), ref: exact("compare-a"), aud: exact("x") });
  const two = or(
    one,
    trustOf({ project_id: exact("1"), ref: exact("compare-b"), aud: exact("x") }),
  );
  expect(compare(one, two).kind).toBe("wider");
  expect(compare(two, two).kind).toBe("same");
  expect(automataBuilt()).toBe(before);
});

test("many grants are compared at once", () => {
  const grants = Array.from({ length: 300 }, (_, i) =>
    trustOf({ project_id: exact(String(i + 1)), ref: exact("main"), ref_protected: exact("true") }),
  );
  expect(compare(or(...grants), or(...[...grants].reverse())).kind).toBe("same");
  expect(compare(or(...grants), or(...grants.slice(1)), { budget: 100_000 }).kind).toBe("narrower");
});
