import type { CiJob } from "../registry";

/** Name of the file beside `cdk.tf.json`. */
export const CI_FRAGMENT = "federation.gitlab-ci.yml";

/**
 * One hidden job per role, to be extended by the job that assumes it. GitLab hands the ID token over as a variable, and
 * the AWS tools want a file: the token is written outside the project folder, where no cache or artifact picks it up.
 */
export function renderCiFragment(stackName: string, jobs: Iterable<CiJob>): string {
  const named = distinctNames([...jobs]);
  named.sort((a, b) => (a.name < b.name ? -1 : 1));
  return [
    `# Roles of stack ${stackName} for .gitlab-ci.yml, written at synth. A job extends the one of its role:`,
    `#   extends: .${named[0]?.name ?? "role"}`,
    "# A job with a before_script of its own starts it with !reference [.<role>, before_script].",
    ...named.flatMap(hiddenJob),
    "",
  ].join("\n");
}

/** Names by which jobs are told apart: roles of several accounts may share theirs. */
function distinctNames(jobs: readonly CiJob[]): CiJob[] {
  const shared = new Set<string>();
  const seen = new Set<string>();
  for (const { name } of jobs) (seen.has(name) ? shared : seen).add(name);
  return jobs.map((job) => {
    const account = job.roleArn.split(":")[4] ?? "";
    return shared.has(job.name) ? { ...job, name: `${job.name}-${account}` } : job;
  });
}

function hiddenJob({ name, audience, roleArn, region }: CiJob): readonly string[] {
  return [
    "",
    `.${name}:`,
    "  id_tokens:",
    "    AWS_ID_TOKEN:",
    `      aud: ${JSON.stringify(audience)}`,
    "  variables:",
    `    AWS_ROLE_ARN: ${JSON.stringify(roleArn)}`,
    '    AWS_ROLE_SESSION_NAME: "gitlab-$CI_PROJECT_ID-$CI_PIPELINE_ID-$CI_JOB_ID"',
    '    AWS_WEB_IDENTITY_TOKEN_FILE: "$CI_PROJECT_DIR.tmp/aws-id-token-$CI_JOB_ID"',
    ...(region === undefined ? [] : [`    AWS_REGION: ${JSON.stringify(region)}`]),
    "  before_script:",
    `    - (umask 077 && mkdir -p "$CI_PROJECT_DIR.tmp" && printf '%s' "$AWS_ID_TOKEN" > "$AWS_WEB_IDENTITY_TOKEN_FILE")`,
  ];
}
