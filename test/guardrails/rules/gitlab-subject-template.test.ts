import { expect, test } from "@jest/globals";
import { issuer } from "../../../lib/core";
import { subjectTemplateOfProject } from "../../../lib/guardrails/rules/gitlab-subject-template";
import { configuration, findingsOf, inputFrom } from "../../support/input";

const project = (components: unknown, version = "19.2") =>
  inputFrom(
    configuration({
      gitlab_project: { web: { name: "web", ci_id_token_sub_claim_components: components } },
    }),
    { issuers: [issuer({ kind: "self-managed", url: "https://gitlab.example.com", version })] },
  );

test.each([
  [
    "a component that the version lacks",
    project(["project_path", "ref_protected"], "18.2"),
    [
      "error gitlab_project.web: the subject template is refused: ref_protected is a component since GitLab 18.7, the instance is 18.2",
    ],
  ],
  [
    "a component that no version has",
    project(["project_path", "environment"]),
    [
      "error gitlab_project.web: the subject template is refused: environment is not a component of a subject",
    ],
  ],
  [
    "a ref first",
    project(["ref", "project_id"]),
    [
      "error gitlab_project.web: the subject template is refused: a subject starts with a project, not with ref",
    ],
  ],
  ["a good one", project(["project_id", "ref_type", "ref", "ref_protected"]), []],
  ["GitLab's own", project(["project_path", "ref_type", "ref"], "18.2"), []],
  ["one that is not known", project(["project_path", "${var.component}"]), []],
  ["none", project([]), []],
])("%s", (_name, input, expected) => {
  expect(findingsOf(subjectTemplateOfProject, input)).toEqual(expected);
});
