import { expect, test } from "@jest/globals";
import { crossedProjects } from "../../../lib/guardrails/rules/trust-crossed-projects";
import { findingsOf, inputFrom, onGitlabCom, roleResources } from "../../support/input";

const role = (ids: readonly string[], subs: readonly string[]) =>
  inputFrom(
    onGitlabCom(
      roleResources({
        conditions: {
          StringEquals: { "gitlab.com:project_id": ids, "gitlab.com:aud": "aws" },
          StringLike: { "gitlab.com:sub": subs },
        },
      }),
    ),
  );
const sub = (project: string, ref: string) => `project_path:${project}:ref_type:branch:ref:${ref}`;

test("two projects and two refs under a wildcard", () => {
  const input = role(["20", "21"], [sub("shop/*", "main"), sub("shop/*", "dev")]);
  expect(findingsOf(crossedProjects, input)).toEqual([
    'warning aws_iam_role.deploy: deploy accepts each of the projects 20, 21 with each of branch "dev" and branch "main": what was meant for one of them is open to all',
  ]);
});

test.each([
  ["one ref", role(["20", "21"], [sub("shop/*", "main")])],
  ["one project", role(["20"], [sub("shop/*", "main"), sub("shop/*", "dev")])],
  ["named paths", role(["20", "21"], [sub("shop/web", "main"), sub("shop/api", "dev")])],
])("quiet with %s", (_name, input) => {
  expect(findingsOf(crossedProjects, input)).toEqual([]);
});
