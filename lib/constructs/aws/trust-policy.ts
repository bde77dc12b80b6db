import { type ClaimName, exact, restrict } from "../../core";
import { compile } from "../../relying-parties/aws";
import type { Jobs } from "../gitlab/jobs";
import type { AwsAccount } from "./aws-account";

export interface TrustPolicyProps {
  readonly account: AwsAccount;
  readonly jobs: Jobs;
  readonly notEnforced: Partial<Readonly<Record<ClaimName, string>>>;
  readonly policySizeLimit: 2048 | 4096;
  /** Construct path of the role. */
  readonly where: string;
}

/**
 * The trust policy of a role, as JSON text, with the subject templates as they stand now.
 * @throws CannotExpressError, UsageError, each with the construct path
 */
export function trustPolicy({
  account,
  jobs,
  notEnforced,
  policySizeLimit,
  where,
}: TrustPolicyProps): string {
  const { json } = compile(restrict(jobs.trust, "aud", exact(account.audience)), {
    accountId: account.accountId,
    partition: account.partition,
    issuer: jobs.issuer,
    declared: jobs.declared,
    policySizeLimit,
    notEnforced,
    where,
  });
  return json;
}

/**
 * The trust policy as it is when it is asked for: the subject templates grow with every trust on a project, so the last
 * answer is the one to write. It is made at once, so that what AWS cannot enforce is refused where the role is defined.
 */
export function latestTrustPolicy(props: TrustPolicyProps): () => string {
  const templates = (): string =>
    props.jobs.projects.map((p) => p.acceptedTemplates.join(";")).join("\n");
  let made = { templates: templates(), json: trustPolicy(props) };
  return () => {
    const now = templates();
    if (now !== made.templates) made = { templates: now, json: trustPolicy(props) };
    return made.json;
  };
}
