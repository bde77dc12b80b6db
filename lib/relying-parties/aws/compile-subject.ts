import {
  type ClaimName,
  componentSince,
  type Grant,
  isSubjectComponent,
  type Issuer,
  type SubjectTemplate,
} from "../../core";
import { type WrittenSubjects, writtenSubjects as subjectsOf } from "../written-subjects";
import { writtenValues } from "./written-value";
import { cannotOf } from "../cannot";

const cannot = cannotOf("aws");

/**
 * The subjects of a grant's tokens, as values of one condition. A component that the grant leaves free is `*` in its place.
 * @throws CannotExpressError
 */
export function writtenSubjects(
  grant: Grant,
  template: SubjectTemplate,
  where: string | undefined,
): WrittenSubjects {
  return subjectsOf(grant, template, {
    values: (claim, constraint) =>
      constraint === undefined
        ? [{ text: "*", wildcard: true }]
        : writtenValues(constraint.values, { claim, where }),
    tooMany: (count) =>
      cannot(
        "sub",
        `one grant would need ${count} subjects or more`,
        { where },
        {
          allowed: "what fits into a trust policy of 2,048 characters",
          fix: "use a pattern, or split the trust into several roles",
        },
      ),
  });
}

/** What to do about a claim that AWS can enforce neither as a key nor in this subject. */
export function nearestWay(claim: ClaimName, issuer: Issuer, template: SubjectTemplate): string {
  if (claim === "environment" || claim === "environment_action") {
    return "require environmentProtected or deploymentTier, which the subject can carry, or give notEnforced a reason";
  }
  if (isSubjectComponent(claim)) {
    return `put ${claim} into the project's subject template (now ${template.join(", ")}; GitLab ${componentSince(claim)} or newer), or give notEnforced a reason`;
  }
  if (issuer.kind !== "gitlab.com" && claim === "pipeline_source") {
    return "require ref_protected in the subject instead (merge request pipelines are not protected), or give notEnforced a reason";
  }
  if (claim === "namespace_id")
    return "pin project_path below the group instead, or give notEnforced a reason";
  return "trust the jobs by project, ref and ref_protected instead, or give notEnforced a reason";
}
