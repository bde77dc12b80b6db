import { expect, test } from "@jest/globals";
import { policySize } from "../../../lib/guardrails/rules/aws-policy-size";
import { findingsOf, inputFrom, onGitlabCom, roleResources, tight } from "../../support/input";

const subjects = (count: number, project = "web") =>
  inputFrom(
    onGitlabCom(
      roleResources({
        conditions: tight({
          "gitlab.com:sub": Array.from(
            { length: count },
            (_, i) =>
              `project_path:shop/${project}:ref_type:branch:ref:b${String(i).padStart(4, "0")}`,
          ),
        }),
      }),
    ),
  );

test("more than the default", () => {
  expect(findingsOf(policySize, subjects(40))).toEqual([
    "warning aws_iam_role.deploy: the trust policy has 2313 characters, which needs an account whose quota was raised",
  ]);
});

test("more than any quota", () => {
  expect(findingsOf(policySize, subjects(90))).toEqual([
    "error aws_iam_role.deploy: the trust policy has 4813 characters, more than any account can have",
  ]);
});

test("quiet below, and what is not known counts as nothing", () => {
  expect(findingsOf(policySize, subjects(30))).toEqual([]);
  expect(findingsOf(policySize, subjects(34, "${var.a_rather_long_name_of_a_variable}"))).toEqual(
    [],
  );
});
