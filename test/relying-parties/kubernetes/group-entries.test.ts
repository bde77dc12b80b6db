import { expect, test } from "@jest/globals";
import { cel, type Expression, parseExpression } from "../../../lib/relying-parties/cel";
import { groupEntries, literalStart } from "../../../lib/relying-parties/kubernetes";

const parsed = (text: string): Expression =>
  parseExpression(text, { root: "claims", dialect: "kubernetes", place: "x" });
const main = cel.equals(cel.claim("ref"), "main");
const entry = (item: Expression, ...when: readonly Expression[]) => ({ when, item });

test.each<[string, unknown]>([
  ["'a'", [entry(cel.text("a"))]],
  ["''", []],
  ["null", []],
  ["claims.groups_direct", [entry(cel.claim("groups_direct"))]],
  ["'a' + claims.ref", [entry(cel.concat("a", cel.claim("ref")))]],
  ["['a', 'b']", [entry(cel.text("a")), entry(cel.text("b"))]],
  ["claims.ref == 'main' ? 'a' : ''", [entry(cel.text("a"), main)]],
  [
    "[claims.ref == 'main' ? 'a' : 'b']",
    [entry(cel.text("a"), main), entry(cel.text("b"), cel.not(main))],
  ],
  [
    "(claims.ref == 'main' ? ['a'] : []) + ['b']",
    [entry(cel.text("a"), main), entry(cel.text("b"))],
  ],
  ["[['a']]", undefined],
  ["['a'] + claims.groups_direct", undefined],
  ["true", undefined],
  ["claims.x == 'a'", undefined],
  ["dyn(claims.g).map(x, 'a' + x)", undefined],
  ["[claims.ref == 'main' ? 5 : 'b']", undefined],
])("%s", (text, expected) => {
  expect(groupEntries(parsed(text))).toEqual(expected);
});

test.each([
  ["'gitlab:' + claims.ref", "gitlab:"],
  ["claims.ref + 'x'", ""],
  ["'gitlab:a'", "gitlab:a"],
  ["claims.ref == 'x' ? 'gitlab:a' : 'gitlab:b'", "gitlab:"],
  ["claims.ref == 'x' ? 'gitlab:a' : claims.ref", ""],
  ["(claims.ref == 'x' ? 'ab' : 'ac') + claims.ref", "a"],
  ["claims.ref.lowerAscii()", ""],
])("%s starts with %j", (text, expected) => {
  expect(literalStart(parsed(text))).toBe(expected);
});
