import { describe, expect, test } from "@jest/globals";
import { diff } from "../../../lib/review/diff/diff";
import { afterChange, unprotectedNotes } from "../../../lib/review/diff/unprotected";
import { branch, LINKS, modelOf, shop } from "../../support/access/stacks";
import { exactly, MAIN, version } from "./versions";

const rules = (name: string, address = "r") => ({
  gitlab_branch_protection: { [address]: branch(name, "no one", "maintainer") },
});
const model = (more: object = {}, project: Readonly<Record<string, unknown>> = {}) =>
  modelOf(shop({ ...LINKS, ...more }, project));
const NOTE =
  "gitlab_branch_protection.r is gone and leaves main of shop/web unprotected: GitLab's own protection of a default branch does not come back";

describe("a default branch whose rule is gone", () => {
  const [base, head] = [model(rules("main")), model()];

  test("is unprotected, and told", () => {
    const after = afterChange(base, head);
    expect([...(after.unprotected ?? [])].map(({ label }) => label)).toEqual(["shop/web"]);
    expect(unprotectedNotes(base, head)).toEqual([NOTE]);
  });

  test("is the one that the project names", () => {
    const trunk = { default_branch: "trunk" };
    expect(unprotectedNotes(model(rules("trunk"), trunk), model({}, trunk))).toEqual([
      NOTE.replace("main", "trunk"),
    ]);
    expect(unprotectedNotes(model(rules("main"), trunk), model({}, trunk))).toEqual([]);
  });

  test.each([
    ["the rule stays", base, base],
    ["another rule takes its place", base, model(rules("main", "other"))],
    ["there was none", head, head],
    ["the rule was for other branches too", model(rules("*")), head],
    ["the rule comes", head, base],
    ["the project is new", modelOf({}), head],
  ])("is none where %s", (_why, before, after) => {
    expect(afterChange(before, after)).toBe(after);
    expect(unprotectedNotes(before, after)).toEqual([]);
  });
});

test("developers reach what trusts that branch without asking for its protection", () => {
  const roles = { deploy: exactly(MAIN) };
  const base = version(roles, { ...LINKS, ...rules("main") });
  const { changes, paths, notes } = diff(base, version(roles));
  expect(changes).toEqual([]);
  expect(paths.gained.map(({ message }) => message)).toEqual([
    "members of Developers (developer in shop) become deploy with a job of shop/web on unprotected branch main",
  ]);
  expect(paths.lost).toEqual([]);
  expect(notes).toEqual([NOTE]);
});
