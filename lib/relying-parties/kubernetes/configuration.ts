import type { JwtAuthenticator } from "./compile";
import { printYaml } from "../manifests";

/** Most authenticators of a file (kubernetes.io, reference/config-api/apiserver-config.v1). */
export const MAX_AUTHENTICATORS = 64;

/** The file that `--authentication-config` of the API server names, in YAML. */
export function renderConfiguration(authenticators: readonly JwtAuthenticator[]): string {
  return printYaml({
    apiVersion: "apiserver.config.k8s.io/v1",
    kind: "AuthenticationConfiguration",
    jwt: authenticators,
  });
}
