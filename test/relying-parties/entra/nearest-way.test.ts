import { expect, test } from "@jest/globals";
import { DEFAULT_TEMPLATE, GITLAB_DOT_COM } from "../../../lib/core";
import { nearestWay, noFlexible } from "../../../lib/relying-parties/entra/nearest-way";
import { EXACT_ONLY } from "../../support/entra";

const options = {
  issuer: GITLAB_DOT_COM,
  declared: { issuer: GITLAB_DOT_COM, projects: [] },
  holder: "application",
} as const;

test.each([
  ["environment", "require environmentProtected or deploymentTier"],
  ["environment_action", "require environmentProtected or deploymentTier"],
  [
    "ref_protected",
    "put ref_protected into the project's subject template (now project_path, ref_type, ref; GitLab 18.7 or newer)",
  ],
  ["pipeline_source", "require ref_protected in the subject instead"],
  ["namespace_id", "name each project by its id"],
  ["user_login", "trust the jobs by project, ref and ref_protected instead"],
] as const)("what to do about %s", (claim, words) => {
  expect(nearestWay(claim, DEFAULT_TEMPLATE).startsWith(words)).toBe(true);
});

test("why there is no flexible credential", () => {
  expect(noFlexible(options, true)).toBeUndefined();
  expect(noFlexible({ ...options, holder: "managed identity" }, true)).toBe(
    "a managed identity has exact credentials only",
  );
  expect(noFlexible({ ...options, issuer: EXACT_ONLY }, false)).toBe(
    "Entra takes patterns for issuers https://gitlab.com, https://gitlab.<name>.com and .ca only, and this one is https://git.example.org",
  );
});
