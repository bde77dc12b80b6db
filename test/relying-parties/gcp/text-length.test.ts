import { describe, expect, test } from "@jest/globals";
import {
  complement,
  DEFAULT_TEMPLATE,
  exact,
  glob,
  intersection,
  type Language,
  opaque,
  trustOf,
  union,
} from "../../../lib/core";
import { cel, type Expression } from "../../../lib/relying-parties/cel";
import { lengthRange } from "../../../lib/relying-parties/gcp/text-length";

const range = (
  expression: Expression,
  constraints: Parameters<typeof trustOf>[0] = {},
  template = DEFAULT_TEMPLATE,
) => {
  const [grant] = trustOf(constraints).grants;
  if (grant === undefined) throw new Error("empty");
  const { least, most } = lengthRange(expression, grant, template);
  return [least, most];
};
const ref = cel.claim("ref");
const id = opaque("${gitlab_project.web.id}");

describe("lengthRange", () => {
  test.each<[string, Expression, [number, number]]>([
    ["a text", cel.text("größe"), [7, 7]],
    ["a text with an id", cel.text(`p:${id}:x`), [5, 23]],
    ["an id", cel.text(id), [1, 19]],
    ["a claim of ids", cel.claim("project_id"), [1, 19]],
    ["a kind of ref", cel.claim("ref_type"), [3, 6]],
    ["a free claim", ref, [1, Infinity]],
    ["a claim that may be empty", cel.claim("user_id"), [0, 19]],
    ["a claim that is none of GitLab's", cel.claim("other"), [0, Infinity]],
    ["a sum", cel.concat(cel.claim("project_id"), ":", cel.claim("ref_type")), [5, 26]],
    ["a choice", cel.when(cel.has("ref"), cel.text("abc"), cel.text("a")), [1, 3]],
    ["a call", cel.method("lowerAscii", ref), [0, Infinity]],
  ])("%s", (_name, expression, expected) => {
    expect(range(expression)).toEqual(expected);
  });

  test.each<[string, Language, [number, number]]>([
    ["values", exact("main", "release/1"), [4, 9]],
    ["a value of several bytes", exact("größe"), [7, 7]],
    ["a pattern", glob("release/*"), [8, Infinity]],
    ["single characters", glob("v?"), [2, Infinity]],
    ["letters in either case", glob("MAIN", { ignoreCase: true }), [1, Infinity]],
    ["alternatives", union(exact("main"), glob("release/*")), [4, Infinity]],
    ["both", intersection(glob("release/*"), glob("*/stable")), [8, Infinity]],
    ["anything but", complement(exact("main")), [1, Infinity]],
  ])("of %s", (_name, values, expected) => {
    expect(range(ref, { ref: values })).toEqual(expected);
  });

  test("a subject is as long as its components", () => {
    const named = {
      project_path: exact("shop/web"),
      ref_type: exact("branch"),
      ref: exact("main"),
    };
    const length = "project_path:shop/web:ref_type:branch:ref:main".length;
    expect(range(cel.claim("sub"), named)).toEqual([length, length]);
  });

  test("components that may be absent need not be there", () => {
    const most = "project_id:1234567890123456789:deployment_tier:development".length;
    const least = "project_id:1".length;
    expect(range(cel.claim("sub"), {}, ["project_id", "deployment_tier"])).toEqual([least, most]);
    const tier = exact("staging");
    expect(
      range(cel.claim("sub"), { deployment_tier: tier }, ["project_id", "deployment_tier"]),
    ).toEqual([
      "project_id:1:deployment_tier:staging".length,
      "project_id:1234567890123456789:deployment_tier:staging".length,
    ]);
  });
});
