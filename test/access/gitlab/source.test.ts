import { expect, test } from "@jest/globals";
import { literalId, sourceOf } from "../../../lib/access/gitlab/source";
import { LINKS, shop, stackOf } from "../../support/access/stacks";

test("a source has the resources of GitLab, references replaced", () => {
  const resource = {
    ...shop({ gitlab_group_saml_link: { a: { saml_group_name: "${okta_group.a.name}" } } }),
    okta_group: { a: { name: "Releasers" } },
  };
  const source = sourceOf(stackOf(resource), []);
  expect(source.resources.map((r) => r.address).sort()).toEqual([
    "gitlab_group.shop",
    "gitlab_group_saml_link.a",
    "gitlab_project.web",
  ]);
  const link = source.resources.find((r) => r.type === "gitlab_group_saml_link");
  expect(link?.values["saml_group_name"]).toBe("Releasers");
});

test("a source tells where a resource stands", () => {
  const source = sourceOf(stackOf(shop(LINKS), { name: "people" }), []);
  const [first] = source.resources;
  expect(first && source.place(first)).toEqual({ stack: "people", address: first?.address });
  expect(first && source.naming(first).addresses.has("gitlab_project.web")).toBe(true);
});

test("a source has the names of the directory's groups, where they are known", () => {
  const ad_group = { a: { name: "Releasers" }, b: { name: "${var.name}" } };
  const source = sourceOf(stackOf({ ad_group, okta_group: { c: { name: "Others" } } }), []);
  expect([...source.directoryGroups]).toEqual([["${ad_group.a.dn}", "Releasers"]]);
});

test.each([
  ["42", "42"],
  ["shop/web", undefined],
  ["", undefined],
  [undefined, undefined],
])("%p as a literal id: %p", (text, id) => {
  expect(literalId(text)).toBe(id);
});
