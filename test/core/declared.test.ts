import { describe, expect, test } from "@jest/globals";
import { type Declared, type DeclaredProject, GITLAB_DOT_COM } from "../../lib/core";
import { isBelowProject, isPossiblePath, projectIndex } from "../../lib/core/declared";

const WEB: DeclaredProject = { path: "Shop/web", id: "20" };
const API: DeclaredProject = { path: "shop/tools/api" };
const GHOST: DeclaredProject = { id: "30" };
const DECLARED: Declared = { issuer: GITLAB_DOT_COM, projects: [WEB, API, GHOST] };
const INDEX = projectIndex(DECLARED);

describe("projectIndex", () => {
  test("finds projects by what names them in a token", () => {
    expect(INDEX).toEqual({
      byPath: new Map([
        ["Shop/web", WEB],
        ["shop/tools/api", API],
      ]),
      byId: new Map([
        ["20", WEB],
        ["30", GHOST],
      ]),
      foldedPaths: new Set(["shop/web", "shop/tools/api"]),
    });
  });

  test("is made once for an input", () => {
    expect(projectIndex(DECLARED)).toBe(INDEX);
    expect(projectIndex({ ...DECLARED })).not.toBe(INDEX);
  });

  test("the last of several entries for one project counts", () => {
    const again = { path: "Shop/web", id: "21" };
    const index = projectIndex({ issuer: GITLAB_DOT_COM, projects: [WEB, again] });
    expect(index.byPath.get("Shop/web")).toBe(again);
    expect(index.byId.get("20")).toBe(WEB);
  });
});

describe("isPossiblePath", () => {
  test.each([
    ["Shop/web", true],
    ["shop/web", false],
    ["SHOP/WEB", false],
    ["Shop/web/sub", false],
    ["shop/WEB/sub/x", false],
    ["shop/web-evil", true],
    ["shop", true],
    ["shop/tools", true],
    ["shop/tools/lint", true],
    ["shop/tools/api/x", false],
    ["acme/shop/web", true],
  ])("%s: %s", (path, expected) => {
    expect(isPossiblePath(path, INDEX)).toBe(expected);
  });

  test("two projects declared in two cases are both possible", () => {
    const index = projectIndex({
      issuer: GITLAB_DOT_COM,
      projects: [{ path: "shop/web" }, { path: "Shop/Web" }],
    });
    expect(["shop/web", "Shop/Web", "SHOP/web"].map((p) => isPossiblePath(p, index))).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe("isBelowProject", () => {
  test.each([
    ["shop/web", false],
    ["Shop/web/", true],
    ["shop/web/x", true],
    ["shop/web-", false],
    ["shop/", false],
    ["", false],
    ["shop/tools/api/a/b", true],
  ])("%j: %s", (path, expected) => {
    expect(isBelowProject(path, INDEX)).toBe(expected);
  });
});
