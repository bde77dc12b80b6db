import { expect, test } from "@jest/globals";
import { expressionClaim } from "../../../lib/guardrails/rules/entra-expression-claim";
import { EXACT, exactly, FLEXIBLE, flexibly } from "../../support/entra";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";

const found = (type: string, attributes: object) =>
  findingsOf(expressionClaim, inputFrom(onGitlabCom({ [type]: { x: attributes } })));
const expression = (claims_matching_expression: string) =>
  found(FLEXIBLE, flexibly({ claims_matching_expression }));

test("claims that Entra does not take, each once", () => {
  expect(
    expression(
      "claims['ref_protected'] eq 'true' and claims['ref'] eq 'a' and claims['ref'] eq 'b'",
    ),
  ).toEqual(
    [
      `error ${FLEXIBLE}.x: Entra takes no comparison of ref`,
      `error ${FLEXIBLE}.x: Entra takes no comparison of ref_protected`,
    ].sort(),
  );
});

test("quiet for those it takes, for what is not understood, and for an exact credential", () => {
  expect(
    expression(
      "claims['sub'] eq 'a' and claims['project_id'] eq '1' and claims['namespace_id'] eq '2' and claims['user_id'] eq '3'",
    ),
  ).toEqual([]);
  expect(expression("true")).toEqual([]);
  expect(found(EXACT, exactly())).toEqual([]);
});
