import { expect, test } from "@jest/globals";
import { type ClaimName, exact, glob, type Language, trustOf } from "../../lib/core";
import { identityNames, openRules } from "../../lib/guardrails/open-rules";
import { configuration, identity, inputWith } from "../support/input";

const rules = (claims: Partial<Record<ClaimName, Language>>, branch: string, wide: boolean) => {
  const json = configuration({
    gitlab_group: { shop: { name: "Shop", path: "shop" } },
    gitlab_project: { web: { name: "web", path: "web", namespace_id: "${gitlab_group.shop.id}" } },
    gitlab_branch_protection: {
      x: { project: "${gitlab_project.web.id}", branch, push_access_level: "developer" },
    },
  });
  const trust = trustOf({ project_path: exact("shop/web"), ref_type: exact("branch"), ...claims });
  const input = inputWith([identity(trust), identity(trust, { address: "other" })], json);
  return [...openRules(input, wide)].map((r) => [r.kind, r.rule.pattern, identityNames(r.grants)]);
};
const PROTECTED = { ref_protected: exact("true") };

test.each<[string, Partial<Record<ClaimName, Language>>, string, boolean, boolean]>([
  ["a wildcard under a required protection is wide", PROTECTED, "*", true, true],
  ["and nothing else", PROTECTED, "*", false, false],
  ["an exact rule is not wide", { ...PROTECTED, ref: exact("main") }, "main", false, true],
  [
    "a wildcard without a required protection is not wide",
    { ref: exact("main") },
    "ma*",
    false,
    true,
  ],
  ["a rule of other branches", { ref: glob("release/*") }, "dev*", false, false],
  [
    "a protected environment keeps developers out",
    { ref: exact("main"), environment_protected: exact("true") },
    "main",
    false,
    false,
  ],
  [
    "a role above developer",
    { ref: exact("main"), user_access_level: exact("owner") },
    "main",
    false,
    false,
  ],
])("%s", (_name, claims, branch, wide, found) => {
  expect(rules(claims, branch, wide)).toEqual(found ? [["branch", branch, ["deploy"]]] : []);
});
