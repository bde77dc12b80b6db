import { expect, test } from "@jest/globals";
import { subjectDropsRef } from "../../../lib/guardrails/rules/gitlab-subject-drops-ref";
import {
  configuration,
  findingsOf,
  inputFrom,
  type Resources,
  roleResources,
} from "../../support/input";

const project = (components: readonly string[], roles: Resources = {}) =>
  inputFrom(
    configuration({
      gitlab_group: { shop: { name: "Shop", path: "shop" } },
      gitlab_project: {
        web: {
          name: "web",
          path: "web",
          namespace_id: "${gitlab_group.shop.id}",
          ci_id_token_sub_claim_components: components,
        },
      },
      ...roles,
    }),
  );
const trusting = (sub: string) =>
  roleResources({
    host: "gitlab.example.com",
    conditions: {
      StringEquals: { "gitlab.example.com:sub": sub, "gitlab.example.com:aud": "aws" },
    },
  });

test.each([
  [
    "no identity depends on it",
    project(["project_id"]),
    ["warning gitlab_project.web: the subjects of shop/web leave out ref_type and ref"],
  ],
  [
    "an identity depends on it",
    project(["project_path"], trusting("project_path:shop/web")),
    [
      "error gitlab_project.web: the subjects of shop/web leave out ref_type and ref, and deploy has nothing else to tell refs apart",
    ],
  ],
  [
    "the type alone is left out",
    project(["project_path", "ref"], trusting("project_path:shop/web:ref:main")),
    [
      "error gitlab_project.web: the subjects of shop/web leave out ref_type, and deploy has nothing else to tell refs apart",
    ],
  ],
  ["any protected branch is meant", project(["project_id", "ref_type", "ref_protected"]), []],
  ["ref and type are there", project(["project_id", "ref_type", "ref"]), []],
])("%s", (_name, input, expected) => {
  expect(findingsOf(subjectDropsRef, input)).toEqual(expected);
});
