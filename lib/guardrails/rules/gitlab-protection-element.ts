import { isUnknown, type Value } from "../../terraform";
import { at, blocksOf, inner, managed } from "../resources";
import type { Rule } from "../rule";
import { listed } from "../words";

const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  gitlab_project_protected_environment: [
    "deploy_access_levels",
    "deploy_access_levels_attribute",
    "approval_rules",
  ],
  gitlab_group_protected_environment: ["deploy_access_levels", "approval_rules"],
  gitlab_branch_protection: ["allowed_to_push", "allowed_to_merge", "allowed_to_unprotect"],
  gitlab_tag_protection: ["allowed_to_create"],
};
const NAMES = ["access_level", "user_id", "group_id", "deploy_key_id"];

export const protectionElement: Rule = {
  id: "gitlab/protection-element",
  severity: "error",
  title: "An element of a protection names two of role, user and group, or none.",
  why: "GitLab takes one of them for each element and ignores the rest, so that others may deploy than the configuration says (registry.terraform.io, gitlab_project_protected_environment).",
  fix: "write one element for each role, user or group",
  *check(input) {
    for (const placed of managed(input, ...Object.keys(ELEMENTS))) {
      // A plan or state also shows what GitLab computed from the one that was given.
      if (placed.stack.kind !== "configuration") continue;
      for (const list of ELEMENTS[placed.resource.type] ?? []) {
        for (const [index, element] of blocksOf(placed.resource, list).entries()) {
          if (isUnknown(element)) continue;
          const names = NAMES.filter((name) => isNamed(inner(element, name)));
          if (names.length === 1) continue;
          yield at(placed, {
            message: `${list}[${index}] names ${names.length === 0 ? "nobody" : listed(names)}`,
            allowed: "one of access_level, user_id and group_id",
            subject: `${list}[${index}]`,
          });
        }
      }
    }
  },
};

function isNamed(value: Value | undefined): boolean {
  return value !== undefined && value !== null && value !== 0 && value !== "";
}
