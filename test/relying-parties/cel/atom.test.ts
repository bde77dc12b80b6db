import { describe, expect, test } from "@jest/globals";
import { complement, exact, glob } from "../../../lib/core";
import { type Atom, atomOf } from "../../../lib/relying-parties/cel/atom";
import { cel } from "../../../lib/relying-parties/cel";
import { sure } from "../../../lib/relying-parties/cel/values-of";
import { ALL } from "../../../lib/relying-parties/cel/span";
import { condition, told } from "../../support/cel";

function atom(text: string): Atom | undefined {
  let found: Atom | undefined;
  told((context) => {
    found = atomOf(condition(text), context);
    return ALL;
  });
  return found;
}

describe("atomOf", () => {
  const of = cel.claim("ref");
  const plain = { of, numbers: [], nothing: false };

  test.each([
    ["assertion.ref == 'a'", { ...plain, yes: sure(exact("a")), otherwise: false }],
    ["'a' == assertion.ref", { ...plain, yes: sure(exact("a")), otherwise: false }],
    ["assertion.ref != 'a'", { ...plain, yes: sure(complement(exact("a"))), otherwise: true }],
    [
      "assertion.ref in ['a', 5, null]",
      { of, yes: sure(exact("a")), numbers: ["5"], nothing: true, otherwise: false },
    ],
    ["assertion.ref.startsWith('a')", { ...plain, yes: sure(glob("a*")), otherwise: "error" }],
    ["assertion.ref.matches('^a')", { ...plain, yes: sure(glob("a*")), otherwise: "error" }],
    ["matches(assertion.ref, '^a')", { ...plain, yes: sure(glob("a*")), otherwise: "error" }],
  ])("%s", (text, expected) => {
    expect(atom(text)).toEqual(expected);
  });

  test.each([
    "assertion.ref == assertion.ref_type",
    "assertion.ref == true",
    "assertion.ref in [assertion.ref_type]",
    "'a' in assertion.groups_direct",
    "assertion.ref.startsWith(assertion.ref_type)",
    "has(assertion.ref)",
    "size(assertion.ref)",
  ])("%s is none", (text) => {
    expect(atom(text)).toBeUndefined();
  });

  test("a bad regular expression always errs", () => {
    expect(atom("assertion.ref.matches('[')")?.of).toEqual(
      cel.failing('"[": a class without an end is not valid in RE2'),
    );
  });
});
