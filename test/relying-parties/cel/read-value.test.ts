import { describe, expect, test } from "@jest/globals";
import { ANY, complement, exact, glob, type Language, opaque, union } from "../../../lib/core";
import { cel, type Expression, readValue } from "../../../lib/relying-parties/cel";
import { condition, DECLARED, shownReading } from "../../support/cel";

function read(expression: Expression, values: Language): ReturnType<typeof shownReading> {
  return shownReading(readValue(expression, values, "google", DECLARED, "the mapping"));
}

const subject = condition("'gitlab:' + assertion.project_id + ':' + assertion.ref");
const id = opaque("${gitlab_project.web.id}");

describe("readValue", () => {
  test.each<[string, Expression, Language, readonly string[]]>([
    ["a claim", condition("assertion.ref"), glob("r/*"), ['ref=glob("r/*")']],
    ["any text", condition("assertion.environment"), ANY, ["environment=any"]],
    ["a number is no text", condition("assertion.runner_id"), ANY, []],
    ["a concatenation", subject, exact("gitlab:20:main"), ['project_id=["20"] ref=["main"]']],
    ["another start", subject, exact("other:20:main"), []],
    ["no digits", subject, exact("gitlab:x:main"), []],
    ["a pattern", subject, glob("gitlab:20:*"), ['project_id=["20"]']],
    ["a pattern at the end", subject, glob("*:main"), ['ref=["main"]']],
    ["an opaque id", subject, exact(`gitlab:${id}:main`), [`project_id=["${id}"] ref=["main"]`]],
    [
      "several values",
      subject,
      union(exact("gitlab:1:a"), glob("gitlab:2:b*")),
      ['project_id=["1"] ref=["a"]', 'project_id=["2"] ref=glob("b*")'],
    ],
    [
      "other values",
      subject,
      complement(exact("gitlab:20:main")),
      ['project_id=!["20"]', 'project_id=["20"] ref=!["main"]'],
    ],
    [
      "a guarded claim",
      condition("assertion.ref + '/' + (has(assertion.environment) ? assertion.environment : '')"),
      exact("main/prod"),
      ['ref=["main"] environment=["prod"]'],
    ],
    [
      "a guarded claim that is absent",
      condition(
        "assertion.ref_type + '/' + (has(assertion.environment) ? assertion.environment : '')",
      ),
      exact("tag/"),
      ['ref_type=["tag"] environment?=[]'],
    ],
    ["a literal", cel.text("a"), exact("a"), ["everybody"]],
    ["another literal", cel.text("a"), exact("b"), []],
  ])("%s", (_, expression, values, whenTrue) => {
    expect(read(expression, values)).toEqual({ whenTrue, notes: [] });
  });

  test("every way to cut a value counts", () => {
    const pair = condition("assertion.ref + '/' + assertion.user_login");
    expect(read(pair, exact("a/b/c")).whenTrue).toEqual(['ref=["a/b"] user_login=["c"]']);
    const twice = condition("assertion.ref + assertion.environment");
    expect(read(twice, exact("abc")).whenTrue).toEqual([
      'ref=["a"] environment=["bc"]',
      'ref=["ab"] environment=["c"]',
    ]);
  });

  test("functions are bounded, and told", () => {
    expect(read(condition("assertion.ref + assertion.ref.extract('x')"), exact("a"))).toEqual({
      whenTrue: ["everybody"],
      notes: [
        "the condition uses extract, which is not understood",
        "the mapping uses a concatenation in a way that is not understood",
      ],
    });
  });

  test("a value with too many readings is bounded, and told", () => {
    const many = cel.concat(...Array.from({ length: 8 }, () => cel.claim("ci_config_sha")));
    const { whenTrue, notes } = read(many, exact("x".repeat(300)));
    expect(whenTrue).toEqual(["ci_config_sha=any"]);
    expect(notes).toEqual([
      "the mapping uses a concatenation with too many readings in a way that is not understood",
    ]);
  });
});
