import { expect, test } from "@jest/globals";
import { quoteInExpression } from "../../../lib/guardrails/rules/entra-quote-in-expression";
import { EXACT, exactly, FLEXIBLE, flexibly } from "../../support/entra";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";

const found = (type: string, attributes: object) =>
  findingsOf(quoteInExpression, inputFrom(onGitlabCom({ [type]: { x: attributes } })));
const expression = (claims_matching_expression: string) =>
  found(FLEXIBLE, flexibly({ claims_matching_expression }));

test.each(["claims['sub'] eq 'it's'", "claims['sub'] eq 'it''s' and claims['project_id'] eq '20'"])(
  "%s",
  (text) => {
    expect(expression(text)).toEqual([`error ${FLEXIBLE}.x: a quote inside a value ends it early`]);
  },
);

test.each(["claims['sub'] eq 'its'", "claims['sub'] eq 'a' or claims['sub'] eq 'b'", "true"])(
  "quiet for %s",
  (text) => {
    expect(expression(text)).toEqual([]);
  },
);

test("quiet for an exact subject", () => {
  expect(found(EXACT, exactly({ subject: "it's" }))).toEqual([]);
});
