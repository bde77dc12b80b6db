import type { CiJob } from "../registry";

/** Name of the file beside `cdk.tf.json`. */
export const CI_FRAGMENT = "federation.gitlab-ci.yml";

/**
 * One hidden job per identity, to be extended by the job that assumes it. GitLab hands the ID token over as a variable;
 * where a tool wants a file, the token is written outside the project folder, where no cache or artifact picks it up.
 */
export function renderCiFragment(stackName: string, jobs: Iterable<CiJob>): string {
  const named = distinctNames([...jobs]);
  named.sort((a, b) => (a.name < b.name ? -1 : 1));
  return [
    `# Roles of stack ${stackName} for .gitlab-ci.yml, written at synth. A job extends the one of its role:`,
    `#   extends: .${named[0]?.name ?? "role"}`,
    "# A job with a before_script of its own, or with several roles, starts it with !reference [.<role>, before_script].",
    ...named.flatMap(hiddenJob),
    "",
  ].join("\n");
}

/** Names by which jobs are told apart: identities of several accounts may share theirs. */
function distinctNames(jobs: readonly CiJob[]): CiJob[] {
  const shared = new Set<string>();
  const seen = new Set<string>();
  for (const { name } of jobs) (seen.has(name) ? shared : seen).add(name);
  return jobs.map((job) =>
    shared.has(job.name) ? { ...job, name: `${job.name}-${job.at}` } : job,
  );
}

function hiddenJob(job: CiJob): readonly string[] {
  const { name, audience, tokenVariable, variables, script } = job;
  return [
    "",
    `.${name}:`,
    "  id_tokens:",
    `    ${tokenVariable}:`,
    `      aud: ${JSON.stringify(audience)}`,
    ...(Object.keys(variables).length === 0 ? [] : ["  variables:"]),
    ...Object.entries(variables).map(([key, value]) => `    ${key}: ${JSON.stringify(value)}`),
    ...(script.length === 0 ? [] : ["  before_script:", ...script.map((line) => `    - ${line}`)]),
  ];
}
