import { expect, test } from "@jest/globals";
import { find } from "../../lib/terraform";
import { stackOf } from "./fixture";

const stack = stackOf({
  resource: { gitlab_project: { a: {}, b: {} }, other: { c: {} } },
  data: { gitlab_project: { d: {} } },
});

test.each<[string, "managed" | "data" | undefined, readonly string[]]>([
  ["gitlab_project", undefined, ["gitlab_project.a", "gitlab_project.b", "data.gitlab_project.d"]],
  ["gitlab_project", "managed", ["gitlab_project.a", "gitlab_project.b"]],
  ["gitlab_project", "data", ["data.gitlab_project.d"]],
  ["gitlab_group", undefined, []],
  ["constructor", undefined, []],
])("find %s %s", (type, mode, addresses) => {
  expect(find(stack, type, mode).map((r) => r.address)).toEqual(addresses);
});
