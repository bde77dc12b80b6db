import { expect, test } from "@jest/globals";
import { type ClaimName, exact, glob, type Language, trustOf } from "../../lib/core";
import { opaque } from "../../lib/core";
import { grantsOf, trustedProjects } from "../../lib/guardrails/trusted-projects";
import { configuration, identity, inputWith } from "../support/input";

const JSON_OF_WEB = configuration({
  gitlab_group: { shop: { name: "Shop", path: "shop" } },
  gitlab_project: { web: { name: "web", path: "web", namespace_id: "${gitlab_group.shop.id}" } },
});
const names = (claims: Partial<Record<ClaimName, Language>>, stack = "shop") => {
  const input = inputWith([identity(trustOf(claims), { stack })], JSON_OF_WEB);
  return [...trustedProjects(input)].map(({ project }) => project.label);
};
const OWN = opaque("${gitlab_project.web.id}");

test.each<[string, Partial<Record<ClaimName, Language>>, readonly string[]]>([
  ["by path", { project_path: exact("shop/web") }, ["shop/web"]],
  ["by the id that Terraform learns", { project_id: exact(OWN) }, ["shop/web"]],
  ["by the project that runs the job", { job_project_id: exact(OWN) }, ["shop/web"]],
  ["by its group", { project_path: glob("shop/*") }, ["shop/web"]],
  ["as anybody's", {}, ["shop/web"]],
  ["not by another path", { project_path: exact("shop/api") }, []],
  ["not by another id", { project_id: exact("20") }, []],
  ["not for another issuer", { iss: exact("https://gitlab.com") }, []],
])("%s", (_name, claims, expected) => {
  expect(names(claims)).toEqual(expected);
});

test("a reference means another project in another stack", () => {
  expect(names({ project_id: exact(OWN) }, "other")).toEqual([]);
});

test("each grant once", () => {
  const trust = trustOf({ project_path: exact("shop/web"), project_id: exact(OWN) });
  const input = inputWith([identity(trust)], JSON_OF_WEB);
  expect(input.gitlab.projects.map((project) => grantsOf(project, input).length)).toEqual([1]);
});
