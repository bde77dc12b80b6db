import { describe, expect, test } from "@jest/globals";
import { DEFAULT_TEMPLATE, opaque } from "../../lib/core";
import { declaredBy, declaredOf, gitlabModel } from "../../lib/access";
import { declaredWithin } from "../../lib/access/declared";
import { branch, link, shop, stackOf } from "../support/access/stacks";

const WEB = opaque("${gitlab_project.web.id}");

test("what readers of trust documents need", () => {
  const data = { gitlab_project: { api: { path_with_namespace: "shop/api" } } };
  const { issuer, projects } = declaredOf([stackOf(shop(), { data, host: "gitlab.example.com" })]);
  expect(issuer).toMatchObject({ kind: "self-managed", url: "https://gitlab.example.com" });
  expect(projects).toEqual([
    { path: "shop/web", template: DEFAULT_TEMPLATE, address: "gitlab_project.web", id: WEB },
    {
      path: "shop/api",
      address: "data.gitlab_project.api",
      id: opaque("${data.gitlab_project.api.id}"),
    },
  ]);
});

test("a literal id comes last: it ties the path", () => {
  const data = { gitlab_project: { web: { path_with_namespace: "shop/web" } } };
  const stacks = [stackOf(shop({}, { id: "42" })), stackOf({}, { name: "cloud", data })];
  expect(declaredOf(stacks).projects.map((p) => p.id)).toEqual([
    opaque("${data.gitlab_project.web.id}"),
    "42",
  ]);
});

describe("projects that are left out", () => {
  test("on another instance than the first", () => {
    const stacks = [
      stackOf(shop()),
      stackOf(shop({}, { path: "x" }), { name: "own", host: "gitlab.example.com" }),
    ];
    expect(declaredOf(stacks).projects.map((p) => p.path)).toEqual(["shop/web"]);
  });

  test("not those that are only named, as long as they have a name", () => {
    const rule = { ...branch("main", "no one"), project: "shop/named" };
    const stack = stackOf({
      gitlab_branch_protection: { m: rule },
      gitlab_group_ldap_link: { a: link("A", "owner", "shop") },
    });
    expect(declaredOf([stack]).projects).toEqual([{ path: "shop/named" }]);
  });
});

test("a reference means something in its own stack alone", () => {
  const one = stackOf(shop(), { name: "one" });
  const two = stackOf(shop({}, { path: "api" }), { name: "two" });
  const declared = declaredBy(gitlabModel([one, two]));
  const within = declaredWithin("two", declared, gitlabModel([two]));
  expect(within.projects.map((p) => [p.path, p.id])).toEqual([
    ["shop/web", undefined],
    ["shop/api", WEB],
  ]);
  expect(declaredWithin("one", declared, gitlabModel([one])).projects[0]?.id).toBe(WEB);
});
