import { expect, test } from "@jest/globals";
import { splitUnescaped, unescapeRdnValue } from "../../../lib/access/ldap/escaped-name";

test.each<[string, readonly string[]]>([
  ["a,b", ["a", "b"]],
  [String.raw`a\,b,c`, [String.raw`a\,b`, "c"]],
  [String.raw`a\\,b`, [String.raw`a\\`, "b"]],
  ["", [""]],
  [",", ["", ""]],
  ["a+b", ["a+b"]],
])("%s falls into its parts", (text, parts) => {
  expect(splitUnescaped(text, ",")).toEqual(parts);
});

test.each([
  [" G Shop ", "G Shop"],
  [String.raw`x\ `, "x "],
  [String.raw`Shop\2c Web`, "Shop, Web"],
  [String.raw`Lu\C4\8Di\C4\87`, "Lučić"],
  [String.raw`\#x\+y`, "#x+y"],
])("%s stands for %s", (raw, value) => {
  expect(unescapeRdnValue(raw)).toBe(value);
});
