import { describe, expect, test } from "@jest/globals";
import { exact, exactValues, opaque } from "../../lib/core";
import {
  peopleOf,
  projectTarget,
  undeclaredTarget,
  undeclaredMembers,
} from "../../lib/access/target";
import { branch, LINKS, modelOf, projectOf, shop } from "../support/access/stacks";
import { viewOf, words } from "../support/access/targets";

describe("a project of the model", () => {
  const model = modelOf(shop(LINKS));
  const web = projectOf(model, "shop/web");

  test("has its ids, its group's ids and its people", () => {
    const made = projectTarget(model, web, "shop");
    expect(words([made])).toEqual(["shop/web: Developers, Maintainers"]);
    expect(made.source.ids).toEqual([opaque("${gitlab_project.web.id}")]);
    expect(made.source.namespaceIds).toEqual([opaque("${gitlab_group.shop.id}")]);
    expect(made.source.paths && exactValues(made.source.paths)).toEqual(["shop/web"]);
    expect(made.assumed).toEqual([]);
    expect(projectTarget(model, web, "shop")).toBe(made);
  });

  test("is another one in another model", () => {
    const changed = { ...model, unprotected: new Set([web]) };
    expect(projectTarget(model, web, "shop").source.protections.byDefault?.pattern).toBe("main");
    expect(projectTarget(changed, web, "shop").source.protections.byDefault).toBeUndefined();
  });

  test("has no reference of another stack", () => {
    expect(projectTarget(model, web, "other").source).toMatchObject({ ids: [], namespaceIds: [] });
  });

  test("makes what a member can cause once", () => {
    const made = projectTarget(model, web, "shop");
    const [member] = made.members;
    expect(member && made.causes(member).refs.length).toBeGreaterThan(0);
    expect(member && made.causes(member)).toBe(member && made.causes(member));
  });
});

test("a project without declared people has some that are not known, beside those a rule names", () => {
  const rule = branch("main", "no one", "no one", { allowed_to_push: [{ user_id: 5 }] });
  const model = modelOf(shop({ gitlab_branch_protection: { m: rule } }));
  const { members } = projectTarget(model, projectOf(model, "shop/web"), "shop");
  expect(members.map((m) => [m.label, m.role, m.gitlabGroup?.path])).toEqual([
    ["member", "owner", "shop"],
    ["member", "developer", undefined],
  ]);
});

describe("assumptions", () => {
  test("about an existing project and one that is only named", () => {
    const data = { gitlab_project: { web: { path_with_namespace: "shop/web" } } };
    const rule = { ...branch("main", "no one"), project: "shop/api" };
    const model = modelOf({ gitlab_branch_protection: { m: rule } }, { data });
    const assumed = (label: string): readonly string[] =>
      projectTarget(model, projectOf(model, label), "shop").assumed;
    expect(assumed("shop/web")).toEqual([
      "shop/web exists already: what no rule here covers is taken to be open to developers",
    ]);
    expect(assumed("shop/api")).toEqual([
      "shop/api is not declared: every role from developer up is taken to reach its refs",
    ]);
  });

  test("about a host that is not known", () => {
    const model = modelOf(shop(), { provider: { gitlab: [{ base_url: "${var.url}" }] } });
    expect(projectTarget(model, projectOf(model, "shop/web"), "shop").assumed).toEqual([
      "the host of GitLab is not known before apply, and taken to be the one that the trust names",
    ]);
  });
});

describe("projects that nobody declared", () => {
  const members = [undeclaredMembers("shop/*", undefined)];
  const parts = { label: "shop/*", paths: exact("shop/x"), members };

  test("on an instance of the input", () => {
    const made = undeclaredTarget(
      { ...parts, namespaceIds: ["7"], assumed: ["more"] },
      viewOf(modelOf(shop())),
    );
    expect(made.source).toMatchObject({
      ids: [],
      namespaceIds: ["7"],
      protections: { complete: false },
    });
    expect(made.template).toBeUndefined();
    expect(made.assumed).toEqual([
      "shop/* is not declared: every role from developer up is taken to reach its refs",
      "more",
    ]);
  });

  test("on somebody else's instance", () => {
    const elsewhere = { ...modelOf({}), issuers: [] };
    const made = undeclaredTarget(parts, { model: elsewhere, issuer: undefined, stack: "shop" });
    expect(made.assumed[1]).toBe("the trust is for a GitLab that no provider of the input is for");
  });
});

test("people of a chain without any are not known", () => {
  const model = modelOf(shop(LINKS));
  expect(peopleOf(model, model.groups, "shop/*").map((m) => m.group)).toEqual([
    "Developers",
    "Maintainers",
  ]);
  expect(peopleOf(model, [], "x/*")).toMatchObject([
    { label: "member", assumed: ["who is a member of x/* is not declared"] },
  ]);
});
