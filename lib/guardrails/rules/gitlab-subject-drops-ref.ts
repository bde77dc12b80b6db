import type { GitlabProject } from "../../access";
import type { SubjectComponent } from "../../core";
import type { Input } from "../input";
import { identityNames } from "../open-rules";
import { fixedRefType, refScope, requiresProtectedRef } from "../grant-scope";
import type { Rule } from "../rule";
import { grantsOf } from "../trusted-projects";
import { listed } from "../words";

export const subjectDropsRef: Rule = {
  id: "gitlab/subject-drops-ref",
  severity: "error",
  title: "The subject template of a project leaves out which ref a job runs on.",
  why: "Without ref every branch mints the subject of main, without ref_type a tag of that name does: an exact subject is then a wildcard. An error where an identity depends on it, else a warning; with ref_protected in the template it is meant (gitlab-org/gitlab issue 477260; praetorian-inc/trajan pull request 111).",
  fix: "keep ref_type and ref in ci_id_token_sub_claim_components, and add ref_protected",
  *check(input) {
    for (const project of input.gitlab.projects) {
      const [place] = project.places;
      const missing = missingOf(project);
      if (place === undefined || missing.length === 0) continue;
      const names = dependents(project, input);
      yield {
        ...place,
        severity: names.length > 0 ? "error" : "warning",
        message: `the subjects of ${project.label} leave out ${listed(missing)}${names.length === 0 ? "" : `, and ${listed(names)} ${names.length === 1 ? "has" : "have"} nothing else to tell refs apart`}`,
        given: project.template?.join(", ") ?? "",
      };
    }
  },
};

function missingOf({ template }: GitlabProject): readonly SubjectComponent[] {
  if (template === undefined || template.includes("ref_protected")) return [];
  return (["ref_type", "ref"] as const).filter((component) => !template.includes(component));
}

/** Identities that a job of the project becomes whatever its ref, or the type of its ref. */
function dependents(project: GitlabProject, input: Input): readonly string[] {
  return identityNames(
    grantsOf(project, input).filter(
      ({ grant }) =>
        !requiresProtectedRef(grant) &&
        (refScope(grant) === "any" || fixedRefType(grant) === undefined),
    ),
  );
}
