import { UsageError } from "./errors";
import { showValue } from "./opaque";
import type { Token } from "./token";
import { hasSince, NEWEST_VERSION } from "./version";

/** Components of `ci_id_token_sub_claim_components` with the GitLab version that allows them. */
const COMPONENT_SINCE = {
  project_path: "17.10",
  project_id: "19.2",
  job_project_path: "19.4",
  job_project_id: "19.4",
  source_project_path: "19.4",
  source_project_id: "19.4",
  ref_type: "17.10",
  ref: "17.10",
  ref_protected: "18.7",
  environment_protected: "18.7",
  deployment_tier: "18.7",
} as const;

/** One component of a subject, which is the name of a claim. */
export type SubjectComponent = keyof typeof COMPONENT_SINCE;

/** How `sub` is built: component names in order (`gitlab_project.ci_id_token_sub_claim_components`). */
export type SubjectTemplate = readonly SubjectComponent[];

/** GitLab's template where a project sets none. */
export const DEFAULT_TEMPLATE: SubjectTemplate = ["project_path", "ref_type", "ref"];

/** Components in the one order in which this package writes them. */
export const COMPONENT_ORDER = Object.keys(COMPONENT_SINCE) as SubjectComponent[];

/** Components that name a project; one of them leads every subject. */
export const LEADING_COMPONENTS: readonly SubjectComponent[] = COMPONENT_ORDER.filter((c) =>
  c.includes("project_"),
);

const ENVIRONMENT_COMPONENTS: readonly SubjectComponent[] = [
  "environment_protected",
  "deployment_tier",
];

export function isSubjectComponent(name: string): name is SubjectComponent {
  return Object.hasOwn(COMPONENT_SINCE, name);
}

/** The components a GitLab of this version allows. */
export function componentsOf(version: string): readonly SubjectComponent[] {
  return COMPONENT_ORDER.filter((c) => hasSince(version, COMPONENT_SINCE[c]));
}

/** Version since which GitLab allows the component. */
export function componentSince(component: SubjectComponent): string {
  return COMPONENT_SINCE[component];
}

/**
 * Checks a list of component names against the rules of a GitLab version (GitLab, `project_ci_cd_setting.rb`).
 * @throws UsageError ERR_SUBJECT_TEMPLATE
 */
export function subjectTemplate(
  components: readonly string[],
  version: string = NEWEST_VERSION,
): SubjectTemplate {
  const problem = templateProblem(components, version);
  if (problem !== undefined) {
    throw new UsageError("ERR_SUBJECT_TEMPLATE", problem, {
      given: JSON.stringify(components),
      allowed: `${componentsOf(version).join(", ") || "none before GitLab 17.10"} on GitLab ${version}, a project first, each once`,
    });
  }
  return components as SubjectTemplate;
}

/** What is wrong with a template, or `undefined`. */
export function templateProblem(
  components: readonly string[],
  version: string,
): string | undefined {
  const isDefault =
    components.length === DEFAULT_TEMPLATE.length &&
    components.every((name, i) => name === DEFAULT_TEMPLATE[i]);
  if (isDefault) return undefined;
  if (components.length === 0) return "a subject template needs at least one component";
  const allowed = componentsOf(version);
  for (const name of components) {
    if (!isSubjectComponent(name)) return `${name} is not a component of a subject`;
    if (!allowed.includes(name)) {
      return `${name} is a component since GitLab ${COMPONENT_SINCE[name]}, the instance is ${version}`;
    }
  }
  if (new Set(components).size !== components.length) return "a component occurs twice";
  const [lead] = components as [SubjectComponent];
  if (!LEADING_COMPONENTS.includes(lead))
    return `a subject starts with a project, not with ${lead}`;
  if (components.includes("project_path") && components.includes("project_id")) {
    return "a subject names the project by path or by id, not by both";
  }
  return undefined;
}

/** The component lists a template can give: components of the environment vanish in a job without one. */
export function shapesOf(template: SubjectTemplate): readonly SubjectTemplate[] {
  const without = template.filter((c) => !ENVIRONMENT_COMPONENTS.includes(c));
  return without.length === template.length ? [template] : [template, without];
}

/** The `sub` that GitLab makes of a token's other claims (`lib/gitlab/ci/jwt_v2.rb`: nil components are dropped). */
export function renderSubject(template: SubjectTemplate, token: Token): string {
  return template
    .flatMap((name) => {
      const value = token[name];
      return typeof value === "string" ? [`${name}:${showValue(value)}`] : [];
    })
    .join(":");
}
