import { DEFAULT_TEMPLATE, isSubjectComponent, type SubjectTemplate } from "../../core";
import { isUnknown, type Resource, type Value } from "../../terraform";
import { given, plainText } from "./attributes";

/** A project's subject template, or why it cannot be read. */
export type ReadTemplate =
  { readonly template: SubjectTemplate | undefined } | { readonly problem: string };

/**
 * The template that the project resource or data source tells. A managed project that sets none has GitLab's default; an
 * existing one that tells none has a template that nobody declared.
 */
export function readTemplate(resource: Resource): ReadTemplate {
  const place = `${resource.address}.ci_id_token_sub_claim_components`;
  const value = given(resource, "ci_id_token_sub_claim_components");
  if (value === undefined || (Array.isArray(value) && value.length === 0)) {
    return { template: resource.mode === "managed" ? DEFAULT_TEMPLATE : undefined };
  }
  if (isUnknown(value)) return { problem: `${place} is not known before apply` };
  const names = Array.isArray(value)
    ? (value as readonly Value[]).map((v) => plainText(v) ?? "")
    : [];
  if (names.length === 0 || !names.every(isSubjectComponent)) {
    return { problem: `${place} is no list of subject components` };
  }
  return { template: names };
}
