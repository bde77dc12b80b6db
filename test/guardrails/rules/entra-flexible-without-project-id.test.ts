import { expect, test } from "@jest/globals";
import { flexibleWithoutProjectId } from "../../../lib/guardrails/rules/entra-flexible-without-project-id";
import { EXACT, exactly, FLEXIBLE, flexibly } from "../../support/entra";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";

const found = (resource: Parameters<typeof onGitlabCom>[0]) =>
  findingsOf(flexibleWithoutProjectId, inputFrom(onGitlabCom(resource)));
const expression = (claims_matching_expression: string) =>
  found({ [FLEXIBLE]: { x: flexibly({ claims_matching_expression }) } });

test.each([
  ["claims['sub'] matches 'project_path:a/b:*'", "claims['project_id'] eq"],
  ["claims['sub'] eq 'a' and claims['project_id'] matches '2*'", "claims['project_id'] eq"],
  ["claims['sub'] eq 'a' and claims['namespace_id'] eq '2'", "claims['project_id'] eq"],
  ["claims['project_id'] eq '20'", "claims['sub']"],
  ["claims['ref'] eq 'main'", "claims['sub'] and claims['project_id'] eq"],
])("%s lacks %s", (text, missing) => {
  expect(expression(text)).toEqual([
    `error ${FLEXIBLE}.x: the expression lacks ${missing}, and Entra refuses it`,
  ]);
});

test("quiet with both, for an exact credential, and where the expression is not understood", () => {
  expect(expression("claims['sub'] matches 'a*' and claims['project_id'] eq '20'")).toEqual([]);
  expect(
    expression("claims['sub'] matches 'a*' and claims['project_id'] eq '${gitlab_project.x.id}'"),
  ).toEqual([]);
  expect(found({ [EXACT]: { x: exactly() } })).toEqual([]);
  expect(expression("true")).toEqual([]);
});
