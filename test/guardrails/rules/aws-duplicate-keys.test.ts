import { expect, test } from "@jest/globals";
import { duplicateKeys } from "../../../lib/guardrails/rules/aws-duplicate-keys";
import { findingsOf, inputFrom, onGitlabCom, roleResources, tight } from "../../support/input";

const TWICE =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Condition":{"StringEquals":{"a":"b"},"StringEquals":{"c":"d"}}}]}';

test("in a trust policy", () => {
  const found = findingsOf(duplicateKeys, inputFrom(onGitlabCom(roleResources({ policy: TWICE }))));
  expect(found).toEqual([
    'error aws_iam_role.deploy: the key "StringEquals" is given twice, at aws_iam_role.deploy.assume_role_policy:1:94',
  ]);
});

test("in an inline and in a separate policy, references and all", () => {
  const resources = {
    ...roleResources({
      conditions: tight(),
      role: {
        inline_policy: [
          { name: "ok", policy: "{}" },
          { name: "bad", policy: TWICE },
        ],
      },
    }),
    aws_iam_role_policy: { x: { role: "deploy", policy: '{"a":"${var.a}","a":1}' } },
  };
  expect(findingsOf(duplicateKeys, inputFrom(onGitlabCom(resources)))).toEqual([
    'error aws_iam_role.deploy: the key "StringEquals" is given twice, at aws_iam_role.deploy.inline_policy[1].policy:1:94',
    'error aws_iam_role_policy.x: the key "a" is given twice, at aws_iam_role_policy.x.policy:1:17',
  ]);
});

test("quiet where keys are unique, where text is no JSON, and where it is not known", () => {
  const resources = {
    ...roleResources({ conditions: tight() }),
    aws_iam_policy: { a: { policy: "not JSON" }, b: { policy: "${var.policy}" } },
  };
  expect(findingsOf(duplicateKeys, inputFrom(onGitlabCom(resources)))).toEqual([]);
});
