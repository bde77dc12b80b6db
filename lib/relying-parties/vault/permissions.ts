import type { PathRule } from "./policy-text";

export interface KvAccess {
  /** Path of the secrets engine, `secret`. */
  readonly mount: string;
  /** Path of one secret; of all below it where `subtree` is set. Empty: the whole engine. */
  readonly path: string;
  readonly subtree: boolean;
  readonly version: 1 | 2;
  readonly access: "read" | "write" | "readWrite";
}

/**
 * The least that reading or writing secrets of a key-value engine takes. Version 2 keeps values under `data/` and their
 * names under `metadata/`; names are listed for a subtree alone (developer.hashicorp.com, vault/docs/secrets/kv/kv-v2).
 */
export function kvRules({ mount, path, subtree, version, access }: KvAccess): readonly PathRule[] {
  const place = [...(path === "" ? [] : [path]), ...(subtree ? ["*"] : [])].join("/");
  const at = (part: string): string =>
    version === 1 ? `${mount}/${place}` : `${mount}/${part}/${place}`;
  const values = [
    ...(access === "write" ? [] : ["read"]),
    ...(access === "read" ? [] : ["create", "update"]),
  ];
  const names = subtree && access !== "write" ? ["list"] : [];
  return merged([
    { path: at("data"), capabilities: values },
    { path: at("metadata"), capabilities: names },
  ]);
}

/** One rule a path, with everything that is allowed on it. */
function merged(rules: readonly PathRule[]): readonly PathRule[] {
  const byPath = new Map<string, readonly string[]>();
  for (const { path, capabilities } of rules)
    byPath.set(path, [...new Set([...(byPath.get(path) ?? []), ...capabilities])]);
  return [...byPath]
    .filter(([, capabilities]) => capabilities.length > 0)
    .map(([path, capabilities]) => ({ path, capabilities }));
}

/** A policy as Vault's HCL. Paths and capabilities must hold no quote, backslash or template mark. */
export function renderPolicy(rules: readonly PathRule[]): string {
  return merged(rules)
    .map(
      ({ path, capabilities }) =>
        `path "${path}" {\n  capabilities = [${capabilities.map((c) => `"${c}"`).join(", ")}]\n}\n`,
    )
    .join("\n");
}
