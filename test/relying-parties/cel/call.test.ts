import { describe, expect, test } from "@jest/globals";
import { opaque } from "../../../lib/core";
import { functionOf, isClaim, isMember } from "../../../lib/relying-parties/cel/call";
import { Fault, isEqual, LATE, LateText, Uint } from "../../../lib/relying-parties/cel/values";

const OVERLOAD = new Fault("error", "no such overload");
const late = new LateText(opaque("x"));

describe("functionOf", () => {
  test.each<[string, readonly unknown[], unknown]>([
    ["+", ["a", "b", "c"], "abc"],
    ["+", ["a", late], new LateText(`a${late.text}`)],
    ["+", ["a", 1], OVERLOAD],
    ["+", [1.5, 1], 2.5],
    ["+", [new Uint(1n), new Uint(2n)], new Uint(3n)],
    [
      "+",
      [new Uint((1n << 64n) - 1n), new Uint(1n)],
      new Fault("error", "unsigned integer overflow"),
    ],
    ["[]", [{ a: "b" }, "a"], "b"],
    ["[]", [{ a: "b" }, "toString"], new Fault("error", "no such key")],
    ["[]", [["a"], new Uint(0n)], "a"],
    ["[]", [["a"], 0.5], OVERLOAD],
    ["[]", ["a", 0n], OVERLOAD],
    ["[]", [["a"], late], LATE],
    ["<", ["a", late], LATE],
    ["<", [1, late], OVERLOAD],
    [">=", [2n, 2], true],
    [">", [2n, 2], false],
    ["contains", ["abc", "b"], true],
    ["contains", [late, "b"], LATE],
    ["contains", [late, 1], OVERLOAD],
    ["size", [{ a: 1 }], 1n],
    ["size", ["😀"], 1n],
    ["size", [late], LATE],
    ["size", [5], OVERLOAD],
    ["string", [5n], "5"],
    ["string", [true], "true"],
    ["string", [new Uint(5n)], "5"],
    ["string", [5_000_000], new Fault("not-understood", "the text of a large or broken number")],
    ["upperAscii", ["aé"], "Aé"],
    ["lowerAscii", [late], LATE],
    ["split", ["ab", ""], ["a", "b"]],
    ["replace", ["a.a", "a", "$&"], "$&.$&"],
    ["replace", ["a", "a", 1], OVERLOAD],
    ["replace", ["a", "a", late], LATE],
  ])("%s of %p", (name, args, expected) => {
    expect(functionOf(name)?.(args)).toEqual(expected);
  });

  test("no other name", () => {
    expect([functionOf("extract"), functionOf("toString")]).toEqual([undefined, undefined]);
  });
});

describe("isMember", () => {
  test.each<[unknown, unknown, unknown]>([
    ["a", ["a"], true],
    ["b", ["a"], false],
    [late, ["a"], LATE],
    ["a", { a: 1 }, true],
    ["toString", {}, false],
    [1, { a: 1 }, false],
    ["a", "a", OVERLOAD],
  ])("%p in %p: %p", (item, list, expected) => {
    expect(isMember(item, list, isEqual)).toEqual(expected);
  });
});

test("isClaim is a question for Google only", () => {
  expect(isClaim("a", { a: 1 }, "google")).toBe(true);
  expect(isClaim("a", { a: 1 }, "kubernetes")).toEqual(OVERLOAD);
});
