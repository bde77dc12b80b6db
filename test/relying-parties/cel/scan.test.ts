import { describe, expect, test } from "@jest/globals";
import { opaque } from "../../../lib/core";
import { scan } from "../../../lib/relying-parties/cel/scan";

describe("scan", () => {
  test("comments become blanks, strings stay", () => {
    expect(scan("a // b\n+ '// c'", "google")).toMatchObject({ text: "a     \n+ '// c'" });
  });

  test("syntax that the parser lacks gets names of its own", () => {
    const scanned = scan("claims.?x + claims[?'a-b'] + claims.`c.d`", "kubernetes");
    expect(scanned).toMatchObject({ text: "claims.field_0 + claims.field_1 + claims.field_2" });
    expect("fields" in scanned && [...scanned.fields.values()]).toEqual([
      { name: "x", optional: true },
      { name: "a-b", optional: true },
      { name: "c.d", optional: false },
    ]);
    expect("original" in scanned && scanned.original(17)).toBe(12);
  });

  test("a name that the text uses is not taken", () => {
    expect(scan("field_0.?x", "kubernetes")).toMatchObject({ text: "field_0.field__0" });
  });

  test.each([
    ["'\\$'", "has an escape that CEL does not know", 1],
    ["'\\u12'", "has an escape that CEL does not know", 1],
    ["x == 'a", "has a string without an end", 5],
    ["'a\nb'", "has a string without an end", 0],
    ["(".repeat(201), "is nested deeper than 200 levels", 200],
    ["a.?b", "uses optional syntax (?), which Google does not know", 1],
    [opaque("x"), "depends on a value that is not known before apply", 0],
  ])("%j is refused", (text, problem, offset) => {
    expect(scan(text, "google")).toEqual({ problem, offset });
  });

  test.each([
    "'\\n\\\\\\'\\x41\\101\\u00e9\\U0001F600'",
    "r'\\$'",
    'R"a\\"',
    '"""a\nb"""',
    "b'\\x00'",
    "(".repeat(200),
    `'${opaque("x")}'`,
  ])("%j is taken", (text) => {
    expect(scan(text, "google")).toMatchObject({ text });
  });
});
