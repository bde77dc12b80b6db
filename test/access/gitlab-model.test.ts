import { describe, expect, test } from "@jest/globals";
import { GITLAB_DOT_COM, issuer } from "../../lib/core";
import { gitlabModel } from "../../lib/access";
import { LINKS, modelOf, shop, stackOf } from "../support/access/stacks";

test("everything the input says about GitLab", () => {
  const model = modelOf(shop(LINKS));
  expect(model.issuers).toEqual([GITLAB_DOT_COM]);
  expect(model.groups.map((g) => g.path)).toEqual(["shop"]);
  expect(model.projects.map((p) => p.path)).toEqual(["shop/web"]);
  expect(model.links.map((l) => l.name)).toEqual(["Developers", "Maintainers"]);
  expect(model.notUnderstood).toEqual([]);
});

describe("the instances", () => {
  const own = issuer({
    kind: "self-managed",
    url: "https://gitlab.example.com",
    version: "18.2",
    tier: "free",
  });

  test("are those of the providers, each once", () => {
    const stacks = ["one", "two"].map((name) =>
      stackOf(shop(), { name, host: "gitlab.example.com" }),
    );
    expect(gitlabModel([...stacks, stackOf({})]).issuers.map((i) => i.url)).toEqual([
      "https://gitlab.example.com",
      "https://gitlab.com",
    ]);
  });

  test("are what the caller knows, else gitlab.com, without a provider", () => {
    const stack = stackOf({}, { provider: {} });
    expect(gitlabModel([stack], { issuers: [own] }).issuers).toEqual([own]);
    expect(gitlabModel([stack]).issuers).toEqual([GITLAB_DOT_COM]);
    expect(gitlabModel([]).issuers).toEqual([GITLAB_DOT_COM]);
  });

  test("have the version that the caller tells, else the newest", () => {
    const stack = stackOf(shop(), { host: "gitlab.example.com" });
    expect(gitlabModel([stack], { issuers: [own] }).projects[0]?.issuer).toBe(own);
    expect(gitlabModel([stack]).projects[0]?.issuer).toMatchObject({
      kind: "self-managed",
      tier: "premium",
    });
  });
});

test("a group's protections that cannot be read are told", () => {
  const model = modelOf(
    shop({
      gitlab_group_protected_environment: { e: { group: "shop", environment: "${var.tier}" } },
    }),
  );
  expect(model.groupEnvironments).toEqual([]);
  expect(model.notUnderstood).toEqual([
    "gitlab_group_protected_environment.e protects nothing here: its environment is not known before apply",
  ]);
});
