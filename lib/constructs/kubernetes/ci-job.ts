import { plainValue } from "../plain-value";
import type { CiJob } from "../registry";
import type { KubernetesCluster } from "./kubernetes-cluster";

/** What a job needs to talk to a namespace. */
export interface KubectlJob {
  readonly name: string;
  readonly group: string;
  readonly namespace: string;
  readonly cluster: KubernetesCluster;
  /** Construct path. */
  readonly where: string;
}

/**
 * The hidden job whose kubectl sends the ID token. Token and kubeconfig lie outside of the project folder, where no cache or
 * artifact picks them up.
 * @throws UsageError ERR_PROP for a `$`
 */
export function kubernetesCiJob({ name, group, namespace, cluster, where }: KubectlJob): CiJob {
  const authority = cluster.serverCertificateAuthority;
  return {
    name,
    at: cluster.clusterName,
    identity: plainValue(group, { where, prop: "group" }),
    audience: plainValue(cluster.audience, { where, prop: "audience" }),
    tokenVariable: "KUBERNETES_ID_TOKEN",
    variables: {
      KUBECONFIG: "$CI_PROJECT_DIR.tmp/kubeconfig-$CI_JOB_ID",
      KUBERNETES_ID_TOKEN_FILE: "$CI_PROJECT_DIR.tmp/kubernetes-id-token-$CI_JOB_ID",
      KUBERNETES_SERVER: cluster.server,
      KUBERNETES_NAMESPACE: namespace,
      ...(authority === undefined
        ? {}
        : { KUBERNETES_CA_DATA: Buffer.from(authority).toString("base64") }),
    },
    script: [
      `(umask 077 && mkdir -p "$CI_PROJECT_DIR.tmp" && printf '%s' "$KUBERNETES_ID_TOKEN" > "$KUBERNETES_ID_TOKEN_FILE")`,
      kubeconfig(authority !== undefined),
    ],
  };
}

/** Compact JSON is YAML as well, and has nothing in it that a plain YAML line could not carry. */
function kubeconfig(hasAuthority: boolean): string {
  const cluster = { server: "%s", ...(hasAuthority ? { "certificate-authority-data": "%s" } : {}) };
  const format = JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "cluster", cluster }],
    users: [{ name: "job", user: { tokenFile: "%s" } }],
    contexts: [{ name: "job", context: { cluster: "cluster", user: "job", namespace: "%s" } }],
    "current-context": "job",
  });
  const values = [
    "$KUBERNETES_SERVER",
    ...(hasAuthority ? ["$KUBERNETES_CA_DATA"] : []),
    "$KUBERNETES_ID_TOKEN_FILE",
    "$KUBERNETES_NAMESPACE",
  ];
  const words = values.map((value) => `"${value}"`).join(" ");
  return `(umask 077 && printf '${format}' ${words} > "$KUBECONFIG")`;
}
