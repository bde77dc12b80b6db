import { describe, expect, test } from "@jest/globals";
import { opaque } from "../../../lib/core";
import { cuts, type Part } from "../../../lib/relying-parties/cel/split-value";

const id = opaque("${gitlab_project.web.id}");
const parts: readonly Part[] = [{ claim: "project_id" }, { text: ":" }, { claim: "ref" }];

function shown(pattern: string, of: readonly Part[]): readonly string[] | undefined {
  return cuts(pattern, of)?.map((cut) =>
    cut.map(([claim, values]) => `${claim}=${values.key}`).join(" "),
  );
}

describe("cuts", () => {
  test.each<[string, readonly string[]]>([
    ["20:main", ['project_id=["20"] ref=["main"]']],
    ["20:a:b", []],
    ["x:main", []],
    ["20main", []],
    ["*", ["project_id=any ref=any"]],
    ["20:*", ['project_id=["20"] ref=any']],
    ["2*:main", ['project_id=glob("2*") ref=["main"]']],
    ["2?:main", ['project_id=glob("2?") ref=["main"]']],
    ["20*main", ['project_id=glob("20*") ref=glob("*main")']],
    [`${id}:main`, [`project_id=["${id}"] ref=["main"]`]],
    [`1${id}:main`, []],
  ])("%s", (pattern, expected) => {
    expect(shown(pattern, parts)).toEqual(expected);
  });

  test("literal text alone", () => {
    expect(shown("a", [{ text: "a" }])).toEqual([""]);
    expect(shown("ab", [{ text: "a" }])).toEqual([]);
    expect(shown("a*", [{ text: "a" }])).toEqual([""]);
  });

  test("a claim that GitLab does not mint has no value", () => {
    expect(shown("a", [{ claim: "repository" }])).toEqual([]);
  });

  test("too many ways are told", () => {
    const claims = Array.from({ length: 6 }, (): Part => ({ claim: "ci_config_sha" }));
    expect(cuts("x".repeat(200), claims)).toBeUndefined();
  });
});
