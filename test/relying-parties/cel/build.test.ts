import { describe, expect, test } from "@jest/globals";
import { opaque } from "../../../lib/core";
import { cel } from "../../../lib/relying-parties/cel";
import { textOf } from "../../../lib/relying-parties/cel/build";

describe("cel", () => {
  const [a, b, c] = ["a", "b", "c"].map((name) => cel.has(name));

  test("junctions are flat, one part is itself, none is the neutral value", () => {
    expect(cel.and(a!, cel.and(b!, c!))).toEqual({ kind: "and", parts: [a, b, c] });
    expect(cel.or(a!, cel.and(b!, c!))).toEqual({
      kind: "or",
      parts: [a, { kind: "and", parts: [b, c] }],
    });
    expect(cel.and(a!)).toBe(a);
    expect(cel.and()).toEqual(cel.boolean(true));
    expect(cel.or()).toEqual(cel.boolean(false));
  });

  test("an opposite of an opposite is the expression", () => {
    expect(cel.not(cel.not(a!))).toBe(a);
    expect(cel.not(a!)).toEqual({ kind: "not", of: a });
  });

  test("texts that meet in a concatenation become one", () => {
    const id = cel.claim("project_id");
    expect(cel.concat("a", "b", id, "c")).toEqual({
      kind: "call",
      name: "+",
      args: [cel.text("ab"), id, cel.text("c")],
    });
    expect(cel.concat("a", "b")).toEqual(cel.text("ab"));
    expect(cel.concat()).toEqual(cel.text(""));
    expect(cel.concat(id)).toBe(id);
  });

  test("a text with opaque parts is told apart", () => {
    const late = `p:${opaque("${x.y}")}`;
    expect(cel.text(late)).toEqual({ kind: "opaque", value: late });
    expect(cel.text("p:")).toEqual({ kind: "literal", value: "p:" });
  });
});

describe("textOf", () => {
  test("only of string literals", () => {
    expect(textOf(cel.text("a"))).toBe("a");
    expect(textOf(cel.text(opaque("x")))).toBe(opaque("x"));
    expect(textOf(cel.null)).toBeUndefined();
    expect(textOf(cel.claim("a"))).toBeUndefined();
    expect(textOf(undefined)).toBeUndefined();
  });
});
