import { describe, expect, test } from "@jest/globals";
import { ANY, complement, exact, glob, intersection, matches, union } from "../../lib/core";
import { childPaths } from "../../lib/core/language";
import {
  alternatives,
  baseGroup,
  isBelow,
  pathsBelow,
  pathsOutside,
} from "../../lib/access/path-language";

describe("the group below which all paths lie", () => {
  test.each([
    [glob("shop/*"), "shop"],
    [glob("shop/web*"), "shop"],
    [glob("shop/platform/?nfra"), "shop/platform"],
    [childPaths(exact("shop/platform")), "shop/platform"],
    [childPaths(glob("shop/p*")), "shop"],
    [intersection(glob("shop/*"), glob("shop/platform/*"), glob("*x*")), "shop/platform"],
    [exact("shop/platform/infra"), "shop/platform"],
  ])("%p", (paths, group) => {
    expect(baseGroup(paths)).toBe(group);
  });

  test.each([
    [ANY],
    [glob("shop*")],
    [glob("*/web")],
    [complement(exact("a/b"))],
    [exact("a/b", "c/d")],
  ])("is none for %p", (paths) => {
    expect(baseGroup(paths)).toBeUndefined();
  });
});

test("a union is judged by its parts", () => {
  const both = union(glob("a/*"), glob("b/*"));
  expect(alternatives(both).map(baseGroup)).toEqual(["a", "b"]);
  expect(alternatives(ANY)).toEqual([ANY]);
});

describe("paths below a group", () => {
  test("are those of the pattern without the taken ones", () => {
    const below = pathsBelow(glob("shop/*"), "shop/labs", ["shop/labs/demo", "other/x"]);
    expect(
      below && ["shop/labs/new", "shop/labs/demo", "shop/new"].map((p) => matches(below, p)),
    ).toEqual([true, false, false]);
  });

  test("are none where the pattern does not reach", () => {
    expect(pathsBelow(glob("shop/web*"), "other", [])).toBeUndefined();
    expect(pathsBelow(glob("shop/we?"), "shop/web", [])).toBeUndefined();
  });
});

describe("paths outside of known groups", () => {
  test("are left by a pattern that a new group fits", () => {
    const free = pathsOutside(glob("shop*"), ["shop", "shop/labs"]);
    expect(free && matches(free, "shop-evil/x")).toBe(true);
    expect(free && matches(free, "Shop/x")).toBe(false);
    expect(pathsOutside(ANY, [])).toBe(ANY);
  });

  test("are none where the pattern fixes a known group", () => {
    expect(pathsOutside(glob("shop/*"), ["shop/labs"])).toBeUndefined();
  });
});

test.each([
  ["shop/web", "shop", true],
  ["SHOP/web", "shop", true],
  ["shopping/web", "shop", false],
  ["shop", "shop", false],
  ["shop/", "shop", false],
])("%s lies below %s: %p", (path, group, expected) => {
  expect(isBelow(path, group)).toBe(expected);
});
