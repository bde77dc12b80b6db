import { expect, test } from "@jest/globals";
import { EVERYBODY, exact, glob, opaque, type Trust, trustOf } from "../../../lib/core";
import { namedJobs } from "../../../lib/relying-parties/kubernetes/agent-names";
import { stackWith } from "../../support/kubernetes";

const stack = stackWith(
  {},
  {
    resource: {
      gitlab_group: {
        shop: { path: "shop" },
        tools: { path: "tools", parent_id: "${gitlab_group.shop.id}" },
        lost: { path: "lost", parent_id: "${var.parent}" },
        own: { path: "own", parent_id: "${gitlab_group.own.id}" },
        none: { name: "x" },
      },
    },
    data: { gitlab_group: { old: { group_id: 7, id: "7", full_path: "acme/old" } } },
  },
);
const id = (address: string): string => opaque(`\${${address}.id}`);
const LATE = "the path of a group that a binding names by its id is not in the input";

test.each<[string, Trust | undefined, string[]]>([
  ["gitlab:ci_job", EVERYBODY, []],
  ["gitlab:ci_job:5", undefined, []],
  ["gitlab:project:20", trustOf({ project_id: exact("20") }), []],
  [
    `gitlab:project:${id("gitlab_project.web")}`,
    trustOf({ project_id: exact(id("gitlab_project.web")) }),
    [],
  ],
  ["gitlab:project", undefined, []],
  ["gitlab:project:20:x", undefined, []],
  [
    "gitlab:project_env:20:live",
    trustOf({ project_id: exact("20"), environment: exact("live") }),
    [],
  ],
  [
    "gitlab:project_env:20:review-a-0abc12",
    trustOf({ project_id: exact("20"), environment: glob("*") }),
    ["the slug review-a-0abc12 does not tell which environment it is of"],
  ],
  ["gitlab:project_env:20", undefined, []],
  [
    "gitlab:project_env_tier:20:production",
    trustOf({ project_id: exact("20"), deployment_tier: exact("production") }),
    [],
  ],
  ["gitlab:project_env_tier:20", undefined, []],
  [`gitlab:group:${id("gitlab_group.shop")}`, trustOf({ project_path: glob("shop/*") }), []],
  [`gitlab:group:${id("gitlab_group.tools")}`, trustOf({ project_path: glob("shop/tools/*") }), []],
  ["gitlab:group:7", trustOf({ project_path: glob("acme/old/*") }), []],
  ["gitlab:group:8", EVERYBODY, [LATE]],
  [`gitlab:group:${id("gitlab_group.lost")}`, EVERYBODY, [LATE]],
  [`gitlab:group:${id("gitlab_group.own")}`, EVERYBODY, [LATE]],
  [`gitlab:group:${id("gitlab_group.none")}`, EVERYBODY, [LATE]],
  ["gitlab:group", undefined, []],
  [
    "gitlab:group_env_tier:7:staging",
    trustOf({ project_path: glob("acme/old/*"), deployment_tier: exact("staging") }),
    [],
  ],
  ["gitlab:group_env_tier:7", undefined, []],
  ["gitlab:shop:deployer", undefined, []],
  ["other:project:20", undefined, []],
  ["gitlab:project_env:20:live:x", undefined, []],
])("%s", (name, trust, notes) => {
  const jobs = namedJobs(name, stack);
  expect(jobs?.trust).toEqual(trust);
  expect((jobs?.notUnderstood ?? []).map(({ message }) => message)).toEqual(notes);
});
