import { plainValue } from "../plain-value";
import type { CiJob } from "../registry";
import type { EntraTenant } from "./entra-tenant";

const FILE = "$CI_PROJECT_DIR.tmp/azure-id-token-$CI_JOB_ID";

/**
 * The hidden job that becomes an identity of Entra with the Azure SDKs, the CLI and Terraform, which read the token from a
 * file. Azure makes up client ids on apply: the job reads its own from a CI/CD variable, and says which where it is not set.
 * @param output Terraform output with the client id: `Publisher_client_id` is read from `PUBLISHER_CLIENT_ID`
 * @throws UsageError ERR_PROP for a `$`
 */
export function entraCiJob(
  name: string,
  output: string,
  tenant: EntraTenant,
  where: string,
): CiJob {
  const variable = output.toUpperCase().replace(/[^A-Z0-9_]/g, "_");
  return {
    name,
    at: tenant.tenantId,
    identity: where,
    audience: plainValue(tenant.audience, { where, prop: "audience" }),
    tokenVariable: "AZURE_ID_TOKEN",
    variables: {
      AZURE_TENANT_ID: tenant.tenantId,
      AZURE_FEDERATED_TOKEN_FILE: FILE,
      ARM_TENANT_ID: tenant.tenantId,
      ...(tenant.subscriptionId === undefined
        ? {}
        : { ARM_SUBSCRIPTION_ID: tenant.subscriptionId }),
      ARM_USE_OIDC: "true",
      ARM_OIDC_TOKEN_FILE_PATH: FILE,
    },
    script: [
      `export AZURE_CLIENT_ID="\${${variable}:?set this CI/CD variable to the Terraform output ${output}}"`,
      `export ARM_CLIENT_ID="$AZURE_CLIENT_ID"`,
      `(umask 077 && mkdir -p "$CI_PROJECT_DIR.tmp" && printf '%s' "$AZURE_ID_TOKEN" > "$AZURE_FEDERATED_TOKEN_FILE")`,
    ],
  };
}
