import type { CiJob } from "../registry";
import type { VaultServer } from "./vault-server";

/**
 * The hidden job that logs in to a role. GitLab's `secrets:` keyword reads these variables and takes the one ID token of
 * the job by itself; the `vault` and `bao` programs read VAULT_ADDR (docs.gitlab.com, ci/secrets/hashicorp_vault).
 */
export function vaultCiJob(roleName: string, server: VaultServer): CiJob {
  const { address, audience, mountPath, namespace } = server;
  return {
    name: roleName,
    at: address.replace(/^https:\/\//, "").replaceAll(":", "-"),
    identity: `${address}/v1/${namespace === undefined ? "" : `${namespace}/`}auth/${mountPath}/role/${roleName}`,
    audience,
    tokenVariable: "VAULT_ID_TOKEN",
    variables: {
      VAULT_ADDR: address,
      VAULT_SERVER_URL: address,
      VAULT_AUTH_PATH: mountPath,
      VAULT_AUTH_ROLE: roleName,
      ...(namespace === undefined ? {} : { VAULT_NAMESPACE: namespace }),
    },
    script: [],
  };
}
