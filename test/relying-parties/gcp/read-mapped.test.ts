import { describe, expect, test } from "@jest/globals";
import { ANY, exact, GITLAB_DOT_COM, type Language, NOBODY, trustOf } from "../../../lib/core";
import { cel, type Expression } from "../../../lib/relying-parties/cel";
import { readMapped } from "../../../lib/relying-parties/gcp/read-mapped";

const declared = { issuer: GITLAB_DOT_COM, projects: [] };
const isMain = cel.equals(cel.claim("ref"), "main");
const choice = cel.when(isMain, cel.text("true"), cel.text("false"));
const read = (expression: Expression, values: Language) =>
  readMapped(expression, values, declared, "the mapping").whenTrue;
const main = trustOf({ ref: exact("main") });

describe("readMapped", () => {
  test.each<[string, Expression, Language, object]>([
    ["a claim", cel.claim("ref"), exact("main"), main],
    ["the branch of a choice", choice, exact("true"), main],
    [
      "a member of a list",
      cel.claim("groups_direct"),
      exact("ops"),
      trustOf({ groups_direct: exact("ops") }),
    ],
    ["neither branch", choice, exact("yes"), NOBODY],
    [
      "a text around a claim",
      cel.concat("p:", cel.claim("project_id")),
      exact("p:20"),
      trustOf({ project_id: exact("20") }),
    ],
  ])("%s", (_name, expression, values, expected) => {
    expect(read(expression, values)).toEqual(expected);
  });

  test("the other branch, and both", () => {
    const other = read(choice, exact("false"));
    expect(other.grants.map((g) => [...g.constraints.keys()])).toEqual([["ref"]]);
    expect(read(choice, ANY)).toEqual({ grants: [...main.grants, ...other.grants] });
  });

  test("notes start with the place", () => {
    const late: Expression = {
      kind: "unknown",
      text: "x",
      code: "unknown-value",
      message: "x is not known",
    };
    expect(readMapped(late, ANY, declared, "the mapping").notUnderstood).toEqual([
      { code: "unknown-value", message: "x is not known" },
    ]);
  });
});
