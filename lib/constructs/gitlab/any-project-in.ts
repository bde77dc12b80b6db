import {
  DEFAULT_TEMPLATE,
  exact,
  glob,
  type SubjectTemplate,
  templateProblem,
  trustOf,
} from "../../core";
import { UsageError } from "../../core/errors";
import { known } from "../literal";
import { reason } from "../reason";
import { federationStackOf } from "../stack-lookup";
import type { GitlabGroupBase } from "./group-base";
import { Jobs } from "./jobs";
import type { Because } from "./refs";
import { type JobsProps, selection } from "./selection";

export interface AnyProjectInProps extends Because {
  /**
   * Subject template that every project of the group has.
   * @default - GitLab's: project_path, ref_type, ref
   */
  readonly subjectTemplate?: readonly string[];
}

/** Any project of a group and its subgroups, those that do not exist yet included. */
export interface AnyProject {
  /** Jobs of these projects. @throws UsageError ERR_PROP */
  jobs(props: JobsProps): Jobs;
}

/**
 * Names a whole group: whoever may define a project in it runs such jobs.
 * @throws UsageError ERR_PROP without a reason, or where the group's path is not known at synth
 */
export function anyProjectIn(group: GitlabGroupBase, props: AnyProjectInProps): AnyProject {
  const where = group.node.path;
  const { issuer } = federationStackOf(group).gitlab;
  const because = reason(props.because, "anyProjectIn", { where, prop: "because" });
  const path = known(group.fullPath, { where, prop: "the full path of the group" });
  const template = groupTemplate(props.subjectTemplate, issuer.version, where);
  return {
    jobs(jobsProps) {
      const { constraints, words, because: more } = selection(jobsProps, issuer, where);
      return new Jobs([
        {
          issuer,
          claims: ["project_path", ...constraints.map(([claim]) => claim)],
          words: `jobs of any project in ${path} ${words}`,
          because: [
            {
              text: because,
              accepts: [
                "trust/group-wide",
                ...(props.subjectTemplate === undefined ? [] : ["trust/template-undeclared"]),
              ],
            },
            ...more,
          ],
          trust: () =>
            trustOf(
              {
                iss: exact(issuer.url),
                project_path: glob(`${path}/*`),
                ...Object.fromEntries(constraints),
              },
              template,
            ),
          requireInSubject(components, by) {
            const missing = components.filter((c) => !template.includes(c));
            if (missing.length === 0) return;
            throw new UsageError(
              "ERR_SUBJECT_TEMPLATE",
              `subjects of the projects in ${path} do not pin ${missing.join(", ")}`,
              {
                given: template.join(", "),
                fix: "declare the group's subjectTemplate in anyProjectIn, or give notEnforced a reason for each",
                where: by,
              },
            );
          },
        },
      ]);
    },
  };
}

function groupTemplate(
  declared: readonly string[] | undefined,
  version: string,
  where: string,
): SubjectTemplate {
  if (declared === undefined) return DEFAULT_TEMPLATE;
  const problem = templateProblem(declared, version);
  if (problem !== undefined || declared[0] !== "project_path") {
    throw new UsageError(
      "ERR_SUBJECT_TEMPLATE",
      problem ?? "only a path names the projects of a group",
      {
        given: declared.join(", "),
        fix: "start with project_path",
        where,
      },
    );
  }
  return declared as SubjectTemplate;
}
