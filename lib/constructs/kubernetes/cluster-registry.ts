import type { IConstruct } from "constructs";
import { UsageError } from "../../core/errors";

const claimed = new WeakMap<IConstruct, Map<string, IConstruct>>();

/**
 * Takes the one authentication configuration that an API server reads, over all stacks of a program: it refuses a second
 * authenticator of one issuer, and a second file is not read at all.
 * @throws UsageError ERR_DUPLICATE
 */
export function claimServer(cluster: IConstruct, server: string): void {
  const { root } = cluster.node;
  const taken = claimed.get(root) ?? new Map<string, IConstruct>();
  claimed.set(root, taken);
  const first = taken.get(server);
  if (first !== undefined) {
    throw new UsageError(
      "ERR_DUPLICATE",
      `the cluster at ${server} is defined twice, first at ${first.node.path}`,
      { fix: "define the KubernetesCluster once and pass it on", where: cluster.node.path },
    );
  }
  taken.set(server, cluster);
}
