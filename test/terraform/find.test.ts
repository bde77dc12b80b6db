import { expect, test } from "@jest/globals";
import { find, resourceAt } from "../../lib/terraform";
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

test.each<[string, string | undefined]>([
  ["gitlab_project.b", "b"],
  ["data.gitlab_project.d", "d"],
  ["gitlab_project.d", undefined],
  ["constructor", undefined],
])("the resource at %s", (address, name) => {
  expect(resourceAt(stack, address)?.name).toBe(name);
});

test("of two resources with one address it is the first", () => {
  const [a, b] = stack.resources;
  if (a === undefined || b === undefined) throw new Error("the stack has no two resources");
  const twice = { ...stack, resources: [a, { ...b, address: a.address }] };
  expect(resourceAt(twice, a.address)).toBe(a);
});
