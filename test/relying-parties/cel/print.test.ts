import { describe, expect, test } from "@jest/globals";
import { opaque } from "../../../lib/core";
import { cel, type Expression, printExpression } from "../../../lib/relying-parties/cel";
import { quoted } from "../../../lib/relying-parties/cel/print";

const { claim, text } = cel;
const ref = claim("ref");
const main = cel.equals(ref, "main");
const tag = cel.equals(claim("ref_type"), "tag");

describe("printExpression", () => {
  test.each<[Expression, string]>([
    [main, "assertion.ref == 'main'"],
    [cel.differs(ref, "main"), "assertion.ref != 'main'"],
    [cel.oneOf(ref, ["a", "b"]), "assertion.ref in ['a', 'b']"],
    [cel.isIn("a", claim("groups_direct")), "'a' in assertion.groups_direct"],
    [cel.has("environment"), "has(assertion.environment)"],
    [cel.startsWith(ref, "r/"), "assertion.ref.startsWith('r/')"],
    [
      cel.and(main, cel.or(main, tag)),
      "assertion.ref == 'main' && (assertion.ref == 'main' || assertion.ref_type == 'tag')",
    ],
    [
      cel.or(cel.and(main, tag), tag),
      "assertion.ref == 'main' && assertion.ref_type == 'tag' || assertion.ref_type == 'tag'",
    ],
    [cel.not(main), "!(assertion.ref == 'main')"],
    [cel.not(cel.has("ref")), "!has(assertion.ref)"],
    [cel.not(cel.has("a-b")), "!('a-b' in assertion)"],
    [cel.when(cel.has("ref"), ref, text("")), "has(assertion.ref) ? assertion.ref : ''"],
    [
      cel.equals(cel.when(cel.has("ref"), ref, text("")), "x"),
      "(has(assertion.ref) ? assertion.ref : '') == 'x'",
    ],
    [cel.concat("p:", ref, ":", cel.concat("a", "b")), "'p:' + assertion.ref + ':ab'"],
    [cel.startsWith(cel.concat("p:", ref), "p:r"), "('p:' + assertion.ref).startsWith('p:r')"],
    [cel.equals(claim("https://x/y"), "z"), "assertion['https://x/y'] == 'z'"],
    [claim("in"), "assertion['in']"],
    [cel.isIn("ref", cel.claims), "'ref' in assertion"],
    [cel.variable("google", "subject"), "google.subject"],
    [cel.call("size", ref), "size(assertion.ref)"],
    [cel.call("[]", claim("groups_direct"), cel.int(0)), "assertion.groups_direct[0]"],
    [cel.has(cel.call("[]", ref, text("x"))), "has(assertion.ref.x)"],
    [cel.call("<", cel.int(-1), claim("runner_id")), "-1 < assertion.runner_id"],
    [{ kind: "number", type: "uint", value: 5n }, "5u"],
    [{ kind: "number", type: "double", value: 5 }, "5.0"],
    [{ kind: "number", type: "double", value: -0 }, "-0.0"],
    [
      cel.macro("exists", cel.call("dyn", ref), "g", cel.equals(cel.bound("g"), "a")),
      "dyn(assertion.ref).exists(g, g == 'a')",
    ],
    [cel.null, "null"],
    [
      cel.equals(claim("project_id"), opaque("${gitlab_project.web.id}")),
      "assertion.project_id == '${gitlab_project.web.id}'",
    ],
    [
      { kind: "unknown", text: "extract('x')", code: "not-understood", message: "" },
      "extract('x')",
    ],
  ])("%j", (expression, expected) => {
    expect(printExpression(expression, "assertion")).toBe(expected);
  });

  test("the root is the dialect's own", () => {
    expect(printExpression(main, "claims")).toBe("claims.ref == 'main'");
    expect(printExpression(cel.has("a-b"), "claims")).toBe("claims[?'a-b'].hasValue()");
  });
});

describe("quoted", () => {
  test.each([
    ["it's", "'it\\'s'"],
    ['a"b', "'a\"b'"],
    ["a\\b", "'a\\\\b'"],
    ["\n\r\t", "'\\n\\r\\t'"],
    ["\u0000\u007f", "'\\u0000\\u007f'"],
    ["é😀", "'é😀'"],
  ])("%j", (given, expected) => {
    expect(quoted(given)).toBe(expected);
  });
});
