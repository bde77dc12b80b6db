import {
  type ClaimName,
  componentSince,
  isSubjectComponent,
  type SubjectTemplate,
} from "../../core";
import type { CompileOptions } from "./compile";

/** What to do about a claim that neither the subject nor a flexible expression can carry. */
export function nearestWay(claim: ClaimName, template: SubjectTemplate): string {
  if (claim === "environment" || claim === "environment_action") {
    return "require environmentProtected or deploymentTier, which the subject can carry, or give notEnforced a reason";
  }
  if (isSubjectComponent(claim)) {
    return `put ${claim} into the project's subject template (now ${template.join(", ")}; GitLab ${componentSince(claim)} or newer), or give notEnforced a reason`;
  }
  if (claim === "pipeline_source") {
    return "require ref_protected in the subject instead (merge request pipelines are not protected), or give notEnforced a reason";
  }
  if (claim === "namespace_id") return "name each project by its id, or give notEnforced a reason";
  return "trust the jobs by project, ref and ref_protected instead, or give notEnforced a reason";
}

/** Why there is no flexible credential in this place; `undefined` where there is. */
export function noFlexible(
  { holder, issuer }: CompileOptions,
  allowed: boolean,
): string | undefined {
  if (holder === "managed identity") {
    return "a managed identity has exact credentials only";
  }
  if (allowed) return undefined;
  return `Entra takes patterns for issuers https://gitlab.com, https://gitlab.<name>.com and .ca only, and this one is ${issuer.url}`;
}
