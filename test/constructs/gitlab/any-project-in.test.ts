import { describe, expect, test } from "@jest/globals";
import { contains, exact, glob, jobToken, trustOf } from "../../../lib/core";
import { anyProjectIn, branch, GitlabGroup } from "../../../lib/constructs/gitlab";
import { freshStack, refusal } from "../../support/synth";

const DEFAULT = ["project_path", "ref_type", "ref"] as const;
const because = "every team publishes";

function shop() {
  const { stack } = freshStack();
  return { stack, group: new GitlabGroup(stack, "Shop", { path: "shop" }) };
}

describe("anyProjectIn", () => {
  test("is the path subtree of the group, with its reason", () => {
    const jobs = anyProjectIn(shop().group, { because }).jobs({
      ref: branch("main"),
      because: "releases",
    });
    expect(jobs.trust).toEqual(
      trustOf(
        {
          iss: exact("https://gitlab.example.com"),
          project_path: glob("shop/*"),
          ref_type: exact("branch"),
          ref: exact("main"),
          ref_protected: exact("true"),
        },
        DEFAULT,
      ),
    );
    expect(jobs.because).toEqual([
      { text: because, accepts: ["trust/group-wide"] },
      { text: "releases", accepts: [] },
    ]);
    expect(jobs.words).toBe("jobs of any project in shop on the protected branch main");
    expect(jobs.projects).toEqual([]);
  });

  test.each([
    ["shop/web", true],
    ["shop/team/web", true],
    ["shopping/web", false],
    ["other/shop/web", false],
  ])("%j is in shop: %j", (project_path, inside) => {
    const jobs = anyProjectIn(shop().group, { because }).jobs({ ref: branch("main") });
    const token = jobToken({
      iss: "https://gitlab.example.com",
      project_path,
      ref: "main",
      ref_type: "branch",
      ref_protected: "true",
    });
    expect(contains(jobs.trust, token)).toBe(inside);
  });

  test("its subjects are GitLab's unless the group declares others", () => {
    const { group } = shop();
    const demand = { visible: [], notEnforced: [], by: "shop/Role" };
    const plain = anyProjectIn(group, { because }).jobs({ ref: branch("main") });
    expect(refusal(() => plain.requireInSubject(demand))).toMatchObject({
      code: "ERR_SUBJECT_TEMPLATE",
      where: "shop/Role",
    });
    const subjectTemplate = [...DEFAULT, "ref_protected"];
    const declared = anyProjectIn(group, { because, subjectTemplate }).jobs({
      ref: branch("main"),
    });
    expect(() => declared.requireInSubject(demand)).not.toThrow();
    expect(declared.trust.grants[0]?.template).toEqual(subjectTemplate);
  });

  test("refuses a group whose path is not known, no reason, and subjects without path", () => {
    const { stack, group } = shop();
    const unknown = GitlabGroup.fromId(stack, "Unknown", { groupId: 7 });
    expect(refusal(() => anyProjectIn(unknown, { because }))).toMatchObject({
      code: "ERR_PROP",
      where: "shop/Unknown",
    });
    expect(refusal(() => anyProjectIn(group, { because: "" }))).toMatchObject({
      code: "ERR_PROP",
      where: "shop/Shop",
    });
    for (const subjectTemplate of [["project_id", "ref"], ["ref"]]) {
      expect(refusal(() => anyProjectIn(group, { because, subjectTemplate }))).toMatchObject({
        code: "ERR_SUBJECT_TEMPLATE",
        where: "shop/Shop",
      });
    }
  });
});
