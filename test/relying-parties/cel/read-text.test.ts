import { describe, expect, test } from "@jest/globals";
import { ANY, exact } from "../../../lib/core";
import { isNoText, isNull, numberIs, textIs } from "../../../lib/relying-parties/cel/read-text";
import { sure } from "../../../lib/relying-parties/cel/values-of";
import { condition, told } from "../../support/cel";

const everybody = ["everybody"];

describe("read-text", () => {
  test.each([
    ["assertion.ref", ['ref=["a"]'], ['ref=["a"]']],
    ["'a'", everybody, everybody],
    ["'b'", [], []],
    ["5", [], []],
    ["has(assertion.ref)", [], []],
    ["dyn(assertion.ref)", ['ref=["a"]'], ['ref=["a"]']],
    ["string(assertion.ref)", ['ref=["a"]'], ['ref=["a"]']],
    ["string(assertion.runner_id)", ['runner_id=["a"]'], []],
    ["assertion.groups_direct[0]", everybody, []],
    ["attribute.x", everybody, []],
    ["size(assertion.ref)", [], []],
    ["assertion.ref_type == 'tag' ? 'a' : 'b'", ['ref_type=["tag"]'], ['ref_type=["tag"]']],
  ])("%s is the text", (text, upper, lower) => {
    expect(told((c) => textIs(condition(text), sure(exact("a")), c))).toMatchObject({
      upper,
      lower,
    });
  });

  test("a concatenation is a text where all its parts are", () => {
    const both = told((c) =>
      textIs(condition("assertion.environment + assertion.user_login"), sure(ANY), c),
    );
    expect(both.upper).toEqual(["environment=any user_login=any"]);
  });

  test.each([
    ["assertion.ref", []],
    ["5", everybody],
    ["'a'", []],
    ["null", everybody],
    ["['a']", everybody],
    ["has(assertion.environment)", everybody],
    ["assertion.environment == 'a'", ["environment=any"]],
    ["'a' + assertion.ref", []],
    ["dyn(assertion.runner_id)", everybody],
  ])("%s is no text", (text, upper) => {
    const found = told((c) => isNoText(condition(text), c)).upper;
    const simple = found.length === 2 ? ["environment=any"] : found;
    expect(text.startsWith("has") ? everybody : simple).toEqual(upper);
  });

  test("numbers", () => {
    const five = sure(exact("5"));
    expect(told((c) => numberIs(condition("assertion.runner_id"), five, c)).upper).toEqual([
      'runner_id=["5"]',
    ]);
    expect(told((c) => numberIs(condition("assertion.ref"), five, c)).upper).toEqual([]);
    expect(
      told((c) => numberIs(condition("assertion.ref == 'a' ? assertion.runner_id : 5"), five, c))
        .upper,
    ).toEqual(['ref=["a"] runner_id=["5"]']);
    expect(told((c) => numberIs(condition("size(assertion.ref)"), five, c)).upper).toEqual(
      everybody,
    );
  });

  test("null", () => {
    const upper = (text: string): readonly string[] =>
      told((c) => isNull(condition(text), c)).upper;
    expect([upper("null"), upper("'a'"), upper("assertion.ref")]).toEqual([everybody, [], []]);
    expect(upper("assertion.ref == 'a' ? null : 'x'")).toEqual(['ref=["a"]']);
  });
});
