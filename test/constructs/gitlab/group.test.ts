import { describe, expect, test } from "@jest/globals";
import { Token } from "cdktf";
import { GitlabGroup, type GitlabGroupProps } from "../../../lib/constructs/gitlab";
import { freshStack, refusal, synthesized } from "../../support/synth";

describe("GitlabGroup", () => {
  test("is one private group; subgroups name their parent by reference", () => {
    const json = synthesized((stack) => {
      const shop = new GitlabGroup(stack, "Shop", { path: "shop" });
      const team = new GitlabGroup(stack, "Team", {
        parent: shop,
        path: "team",
        name: "The ${team}",
        visibility: "internal",
        description: "100%{",
      });
      expect(team.fullPath).toBe("shop/team");
      expect(team.resource.node.path).toBe("shop/Team/Default");
    });
    expect(json.resource).toEqual({
      gitlab_group: {
        Shop: { name: "shop", path: "shop", provider: "gitlab", visibility_level: "private" },
        Team: {
          description: "100%%{",
          name: "The $${team}",
          parent_id: "${gitlab_group.Shop.id}",
          path: "team",
          provider: "gitlab",
          visibility_level: "internal",
        },
      },
    });
  });

  test.each<[string, GitlabGroupProps]>([
    ["a full path", { path: "shop/team" }],
    ["an empty name", { path: "shop", name: "" }],
    ["an unknown visibility", { path: "shop", visibility: "secret" as "private" }],
  ])("refuses %s", (_name, props) => {
    const { stack } = freshStack();
    expect(refusal(() => new GitlabGroup(stack, "Shop", props))).toMatchObject({
      code: "ERR_PROP",
      where: "shop/Shop",
    });
  });

  test("refuses two groups whose paths differ by case alone", () => {
    const { stack } = freshStack();
    new GitlabGroup(stack, "Shop", { path: "shop" });
    expect(refusal(() => new GitlabGroup(stack, "Other", { path: "Shop" }))).toMatchObject({
      code: "ERR_DUPLICATE",
      where: "shop/Other",
    });
  });
});

describe("existing groups", () => {
  test("are data sources, by path or by number", () => {
    const json = synthesized((stack) => {
      expect(GitlabGroup.fromPath(stack, "Shop", { path: "shop/team" }).fullPath).toBe("shop/team");
      expect(GitlabGroup.fromId(stack, "Known", { groupId: 7, path: "lab" }).fullPath).toBe("lab");
      expect(Token.isUnresolved(GitlabGroup.fromId(stack, "Other", { groupId: 8 }).fullPath)).toBe(
        true,
      );
    });
    expect(json.data).toEqual({
      gitlab_group: {
        Shop: { full_path: "shop/team", provider: "gitlab" },
        Known: { group_id: 7, provider: "gitlab" },
        Other: { group_id: 8, provider: "gitlab" },
      },
    });
  });

  test.each([
    ["an empty segment", { path: "shop/" }],
    ["no number", { groupId: 0 }],
  ])("refuse %s", (_name, props) => {
    const { stack } = freshStack();
    const call = () =>
      "path" in props
        ? GitlabGroup.fromPath(stack, "Shop", props)
        : GitlabGroup.fromId(stack, "Shop", props);
    expect(refusal(call)).toMatchObject({ code: "ERR_PROP", where: "shop/Shop" });
  });
});
