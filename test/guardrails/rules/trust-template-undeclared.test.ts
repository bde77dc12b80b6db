import { expect, test } from "@jest/globals";
import { templateUndeclared } from "../../../lib/guardrails/rules/trust-template-undeclared";
import {
  findingsOf,
  inputFrom,
  configuration,
  roleResources,
  type Resources,
} from "../../support/input";

const trusting = (sub: string, more: Resources = {}) =>
  inputFrom(
    configuration({
      ...roleResources({
        host: "gitlab.example.com",
        conditions: { StringEquals: { "gitlab.example.com:sub": sub } },
      }),
      ...more,
    }),
  );
const SUB = "project_id:20:ref_type:branch:ref:main";

test("a subject of a template that nobody declared", () => {
  expect(findingsOf(templateUndeclared, trusting(SUB))).toEqual([
    "warning aws_iam_role.deploy: deploy trusts a subject that GitLab mints only for a project with the subject template project_id, ref_type, ref",
  ]);
});

test("GitLab's own template, and a declared one", () => {
  const declared = {
    gitlab_project: {
      web: { name: "web", ci_id_token_sub_claim_components: ["project_id", "ref_type", "ref"] },
    },
  };
  expect(
    findingsOf(templateUndeclared, trusting("project_path:shop/web:ref_type:branch:ref:main")),
  ).toEqual([]);
  expect(findingsOf(templateUndeclared, trusting(SUB, declared))).toEqual([]);
});
