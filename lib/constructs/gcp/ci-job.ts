import { plainValue } from "../plain-value";
import type { CiJob } from "../registry";
import type { GcpWorkloadIdentityPool } from "./workload-identity-pool";

export interface GcpCiJobProps {
  readonly name: string;
  /** The account's email, or the member. */
  readonly identity: string;
  /** Email of the service account to act as. @default - none: the jobs have the roles themselves */
  readonly serviceAccount?: string;
  readonly pool: GcpWorkloadIdentityPool;
  readonly where: string;
}

/**
 * The hidden job that becomes an identity: Google's SDKs and gcloud want the token in a file, and another file that says what to
 * do with it (external account credentials). Both lie outside the project folder.
 * @throws UsageError ERR_PROP for a `$`
 */
export function gcpCiJob({ identity, name, pool, serviceAccount, where }: GcpCiJobProps): CiJob {
  const credentials = "$CI_PROJECT_DIR.tmp/gcp-credentials-$CI_JOB_ID.json";
  const account = JSON.stringify({
    type: "external_account",
    audience: `//iam.googleapis.com/${pool.providerName}`,
    subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
    token_url: "https://sts.googleapis.com/v1/token",
    ...(serviceAccount === undefined
      ? {}
      : {
          service_account_impersonation_url: `https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${serviceAccount}:generateAccessToken`,
        }),
    credential_source: { file: "%s" },
  });
  return {
    name,
    at: pool.projectId,
    identity: plainValue(identity, { where, prop: "identity" }),
    audience: plainValue(pool.audience, { where, prop: "audience" }),
    tokenVariable: "GCP_ID_TOKEN",
    variables: {
      GCP_ID_TOKEN_FILE: "$CI_PROJECT_DIR.tmp/gcp-id-token-$CI_JOB_ID",
      GOOGLE_APPLICATION_CREDENTIALS: credentials,
      CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE: credentials,
      CLOUDSDK_CORE_PROJECT: pool.projectId,
    },
    script: [
      `(umask 077 && mkdir -p "$CI_PROJECT_DIR.tmp" && printf '%s' "$GCP_ID_TOKEN" > "$GCP_ID_TOKEN_FILE")`,
      `(umask 077 && printf '${account}' "$GCP_ID_TOKEN_FILE" > "$GOOGLE_APPLICATION_CREDENTIALS")`,
    ],
  };
}
