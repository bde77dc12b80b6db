/** What Google accepts of a workload identity pool and its providers (cloud.google.com/iam, quotas and REST reference of WorkloadIdentityPoolProvider). */
export const LIMITS = {
  /** Characters of an attribute condition. */
  condition: 4096,
  /** Characters of one mapping's expression. */
  mapping: 2048,
  /** Attributes beside `google.*`. */
  attributes: 50,
  /** Bytes of `google.subject`, at least one. */
  subject: 127,
  /** Bytes of everything that is mapped, names included. */
  mapped: 8192,
  /** Audiences of a provider. */
  audiences: 10,
  /** Characters of one audience. */
  audience: 256,
} as const;

/** Key of an attribute of one's own. */
export const ATTRIBUTE_KEY = /^attribute\.[a-z0-9_]{1,100}$/;

/** Id of a pool or a provider; one that starts with `gcp-` is Google's. */
export const POOL_ID = /^(?!gcp-)[a-z0-9-]{4,32}$/;
