import { describe, expect, test } from "@jest/globals";
import {
  type ClaimName,
  exact,
  glob,
  type Grant,
  type Language,
  trustOf,
  union,
} from "../../lib/core";
import {
  fixedRefType,
  projectScope,
  refScope,
  requiresProtectedRef,
} from "../../lib/guardrails/grant-scope";

function grant(claims: Partial<Record<ClaimName, Language>>): Grant {
  const [only] = trustOf(claims).grants;
  if (only === undefined) throw new Error("no grant");
  return only;
}

describe("whose jobs", () => {
  test.each<[string, Partial<Record<ClaimName, Language>>, object]>([
    ["an id", { project_id: exact("20") }, { kind: "projects", by: "id", names: ["20"] }],
    [
      "a wildcard path beside an id",
      { project_id: exact("20"), project_path: glob("*") },
      { kind: "projects", by: "id", names: ["20"] },
    ],
    [
      "a path",
      { project_path: exact("shop/web") },
      { kind: "projects", by: "path", names: ["shop/web"] },
    ],
    [
      "the path of the project that runs the job",
      { job_project_path: exact("shop/web") },
      { kind: "projects", by: "path", names: ["shop/web"] },
    ],
    ["a group", { project_path: glob("shop/*") }, { kind: "group", names: ["shop"] }],
    ["a group by id", { namespace_id: exact("7") }, { kind: "group", names: ["7"] }],
    ["a group by namespace", { namespace_path: exact("shop") }, { kind: "group", names: ["shop"] }],
    ["a prefix", { project_path: glob("shop*") }, { kind: "lookalike", names: ["shop*"] }],
    [
      "a prefix within a group",
      { project_path: glob("shop/web*") },
      { kind: "lookalike", names: ["shop/web*"] },
    ],
    [
      "one unknown character within a group",
      { project_path: glob("shop/we?") },
      { kind: "group", names: ["shop"] },
    ],
    ["everybody", {}, { kind: "any" }],
    ["a wildcard in front", { project_path: glob("*/web") }, { kind: "any" }],
    [
      "the widest of several",
      { project_path: union(exact("shop/web"), glob("team/*")) },
      { kind: "group", names: ["team"] },
    ],
  ])("%s", (_name, claims, scope) => {
    expect(projectScope(grant(claims))).toEqual(scope);
  });
});

describe("which refs", () => {
  test.each<[string, Partial<Record<ClaimName, Language>>, string]>([
    ["named", { ref: exact("main", "dev") }, "exact"],
    ["by a pattern", { ref: glob("release/*") }, "pattern"],
    ["all", {}, "any"],
    ["all, by a wildcard", { ref: glob("*") }, "any"],
  ])("%s", (_name, claims, scope) => {
    expect(refScope(grant(claims))).toBe(scope);
  });

  test.each([
    ["branch", exact("branch"), "branch"],
    ["tag", exact("tag"), "tag"],
    ["both", exact("branch", "tag"), undefined],
    ["open", glob("*"), undefined],
  ])("type %s", (_name, ref_type, expected) => {
    expect(fixedRefType(grant({ ref_type }))).toBe(expected);
  });

  test.each([
    ["true", exact("true"), true],
    ["false", exact("false"), false],
    ["either", exact("true", "false"), false],
  ])("protected: %s", (_name, ref_protected, expected) => {
    expect(requiresProtectedRef(grant({ ref_protected }))).toBe(expected);
  });
});
