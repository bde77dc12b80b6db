import * as fc from "fast-check";
import type { World } from "../../support/generators";
import { optional } from "./optional";
import { AUDIENCES } from "./trusts";

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  project_path: ["shop/web", "acme/web", "Shop/web", "shop/web,acme/web"],
  project_id: ["20", "21", ""],
  namespace_path: ["shop", "acme"],
  ref: ["main", "release/1", "*", "release/*", ""],
  ref_type: ["branch", "tag"],
  ref_protected: ["true", "false", "TRUE"],
  environment: ["production", "*"],
  pipeline_source: ["push", "schedule"],
  groups_direct: ["shop", "shop/ops", "acme"],
  runner_id: ["1"],
  "/project_path": ["shop/web"],
  "/groups_direct/0": ["shop"],
  "no.such": ["x"],
};
const GLOBS: Readonly<Record<string, readonly string[]>> = {
  project_path: ["shop/*", "shop*", "*/web", "*", "s*/*b"],
  project_id: ["2*", "*"],
  ref: ["release/*", "*", "**", "r*e/*1*", "?ain", "m[ab]in"],
  ref_protected: ["*"],
  environment: ["*", "review/*"],
  groups_direct: ["shop/*", "*"],
  namespace_path: ["*hop"],
};

/** Values of one bound claim: one text, or a list of them. */
function bounds(isGlob: boolean): fc.Arbitrary<Record<string, string | readonly string[]>> {
  const entry = fc.constantFrom(...Object.keys(TEXTS)).chain((claim) => {
    const texts = [...(TEXTS[claim] ?? []), ...(isGlob ? (GLOBS[claim] ?? []) : [])];
    const one = fc.constantFrom(...texts);
    const plain = texts.filter((text) => !text.includes(","));
    const several = fc.uniqueArray(fc.constantFrom(...plain), { minLength: 1, maxLength: 3 });
    return fc.oneof(one, several).map((value) => [claim, value] as const);
  });
  return fc.array(entry, { maxLength: 3 }).map((entries) => Object.fromEntries(entries));
}

const mappings = fc.constantFrom(
  { environment: "environment" },
  { project_path: "project", user_login: "user" },
  { groups_direct: "groups" },
);

/** Bodies of roles as they occur in the wild, careless ones among them. */
export function wildRoles({ projects }: World): fc.Arbitrary<Record<string, unknown>> {
  const subjects = projects.map(({ path }) => `project_path:${path}:ref_type:branch:ref:main`);
  return fc.constantFrom("string", "glob", undefined).chain((kind) =>
    fc
      .record({
        role_type: fc.constantFrom(...Array<string>(9).fill("jwt"), "oidc"),
        user_claim: fc.constantFrom(
          "sub",
          "sub",
          "project_id",
          "user_login",
          "environment",
          "groups_direct",
        ),
        bound_audiences: optional(9, fc.subarray([...AUDIENCES, "*"], { minLength: 1 })),
        bound_claims: optional(8, bounds(kind === "glob")),
        bound_claims_type: fc.constant(kind),
        bound_subject: optional(2, fc.constantFrom(...subjects, "project_path:*", "")),
        groups_claim: optional(2, fc.constantFrom("groups_direct", "namespace_path")),
        claim_mappings: optional(2, mappings),
      })
      .map((role) =>
        Object.fromEntries(Object.entries(role).filter(([, value]) => value !== undefined)),
      ),
  );
}
