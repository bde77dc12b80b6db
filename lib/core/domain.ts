import { type ClaimName } from "./claims";
import { DEPLOYMENT_TIERS } from "./deployment-tiers";
import {
  ANY,
  complement,
  exact,
  glob,
  intersection,
  type Language,
  matches,
  regex,
  union,
} from "./language";
import { hasOpaque, isOpaque } from "./opaque";

const SEGMENT = "[A-Za-z0-9_.][A-Za-z0-9_.\\-]*";
const ID = regex("[1-9][0-9]*");
const WORD = regex("[a-z][a-z0-9_\\- ]*");

const namespace = regex(`${SEGMENT}(?:/${SEGMENT})*`);
const project = without(`${SEGMENT}(?:/${SEGMENT})+`, "*.git", "*.atom");

/** `git check-ref-format`: no control character, space, `~ ^ : ? * [ \`, no `..`, `//`, `@{`, and the rules on the ends. */
const ref = without(
  "[^\\x00-\\x20\\x7f~^:?*\\[\\\\]+",
  ...["@", "*..*", "*//*", "*@{*", "/*", "*/", ".*", "*/.*", "*.", "*.lock", "*.lock/*"],
);

const environment = without("[A-Za-z0-9_$ {}.\\-/]+", "/*", "*/");

/** `gitlab.url` with scheme, port and relative path, never a trailing slash (gitlab-tokens, section 2). */
const issuerUrl = without("https?://[^/]+(?:/.+)?", "*/");

const DOMAINS: Partial<Record<ClaimName, Language>> = {
  iss: issuerUrl,
  project_path: project,
  job_project_path: project,
  source_project_path: project,
  namespace_path: namespace,
  job_namespace_path: namespace,
  source_namespace_path: namespace,
  project_id: ID,
  namespace_id: ID,
  job_project_id: ID,
  job_namespace_id: ID,
  source_project_id: ID,
  source_namespace_id: ID,
  pipeline_id: ID,
  job_id: ID,
  runner_id: ID,
  user_id: regex("[0-9]*"),
  ref_type: exact("branch", "tag"),
  ref,
  ref_protected: exact("true", "false"),
  environment,
  environment_protected: exact("true", "false"),
  deployment_tier: exact(...DEPLOYMENT_TIERS),
  environment_action: WORD,
  pipeline_source: WORD,
  runner_environment: exact("gitlab-hosted", "self-hosted"),
  user_access_level: WORD,
  user_login: regex("[A-Za-z0-9_.\\-]+"),
  project_visibility: exact("private", "internal", "public"),
  sha: regex("[0-9a-f]{40}(?:[0-9a-f]{24})?"),
};

/**
 * The values GitLab can ever put into a claim: what a constraint asks for beyond them can never match
 * (`path_regex.rb`, `git_ref_validator.rb`, `git check-ref-format`).
 */
export function domainOf(claim: ClaimName): Language {
  return DOMAINS[claim] ?? ANY;
}

/** Whether GitLab can mint this value, or whether it stands for one that is not known yet. */
export function isMintable(claim: ClaimName, value: string): boolean {
  return isOpaque(value) || matches(domainOf(claim), value);
}

/** The values of a language that GitLab can mint. Opaque values that it names stay. */
export function withinDomain(claim: ClaimName, values: Language): Language {
  if (values.kind === "exact") {
    const kept = values.values.filter((v) => isMintable(claim, v));
    return kept.length === values.values.length ? values : exact(...kept);
  }
  const mintable = intersection(values, domainOf(claim));
  if (!hasOpaque(values.key)) return mintable;
  return union(mintable, exact(...opaqueValues(values).filter((v) => matches(values, v))));
}

function opaqueValues(language: Language): readonly string[] {
  switch (language.kind) {
    case "exact":
      return language.values.filter(isOpaque);
    case "union":
    case "intersection":
      return language.parts.flatMap(opaqueValues);
    default:
      return [];
  }
}

/**
 * One value, so that its automaton is built once.
 * @param patterns what a value of the expression must not look like
 */
function without(expression: string, ...patterns: readonly string[]): Language {
  return complement(union(complement(regex(expression)), ...patterns.map((p) => glob(p))));
}
