import { plainValue } from "../plain-value";
import type { CiJob } from "../registry";
import type { AwsAccount } from "./aws-account";

/**
 * The hidden job that assumes a role with the AWS SDKs and CLI, which want the token in a file.
 * @throws UsageError ERR_PROP for a `$`
 */
export function awsCiJob(name: string, roleArn: string, account: AwsAccount, where: string): CiJob {
  return {
    name,
    at: account.accountId,
    identity: plainValue(roleArn, { where, prop: "roleArn" }),
    audience: plainValue(account.audience, { where, prop: "audience" }),
    tokenVariable: "AWS_ID_TOKEN",
    variables: {
      AWS_ROLE_ARN: roleArn,
      AWS_ROLE_SESSION_NAME: "gitlab-$CI_PROJECT_ID-$CI_PIPELINE_ID-$CI_JOB_ID",
      AWS_WEB_IDENTITY_TOKEN_FILE: "$CI_PROJECT_DIR.tmp/aws-id-token-$CI_JOB_ID",
      AWS_REGION: account.region,
    },
    script: [
      `(umask 077 && mkdir -p "$CI_PROJECT_DIR.tmp" && printf '%s' "$AWS_ID_TOKEN" > "$AWS_WEB_IDENTITY_TOKEN_FILE")`,
    ],
  };
}
