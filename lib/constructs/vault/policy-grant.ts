import { UsageError } from "../../core/errors";
import { kvRules, type PathRule } from "../../relying-parties/vault";

/** Permissions for the tokens of a role. */
export interface PolicyGrant {
  /** What it allows, in words: `read secret/shop/web/*`. */
  readonly words: string;
  /** @internal */
  readonly rules: readonly PathRule[];
}

export interface KvPath {
  /** Reads the secret; of a subtree every secret, and lists their names. */
  read(): PolicyGrant;
  /** Writes new secrets and new versions, without reading or deleting any. */
  write(): PolicyGrant;
  readWrite(): PolicyGrant;
}

export interface KvPathOptions {
  /** Version of the key-value engine. @default 2 */
  readonly version?: 1 | 2;
}

/**
 * Secrets of a key-value engine.
 * @param mount path of the engine: `secret`
 * @param path one secret (`shop/web`), or with `/*` at its end all below it (`shop/web/*`); `*` is the whole engine
 * @throws UsageError ERR_PROP
 */
export function kvPath(mount: string, path: string, { version = 2 }: KvPathOptions = {}): KvPath {
  const segments = /^[\w.@ -]+(?:\/[\w.@ -]+)*$/;
  checked(mount, segments, "the path of a secrets engine, such as secret", "mount");
  const subtree = path === "*" || path.endsWith("/*");
  const plain = subtree ? path.replace(/\/?\*$/, "") : path;
  if (path !== "*")
    checked(
      plain,
      segments,
      "a path of segments joined by slashes, with /* at its end for all below it",
      "path",
    );
  const of = (access: "read" | "write" | "readWrite", verb: string): PolicyGrant => ({
    words: `${verb} ${mount}/${path}`,
    rules: kvRules({ mount, path: plain, subtree, version, access }),
  });
  return {
    read: () => of("read", "read"),
    write: () => of("write", "write"),
    readWrite: () => of("readWrite", "read and write"),
  };
}

/** What a policy can allow on a path; `sudo` and `deny` are not among them. */
export type VaultCapability = "create" | "read" | "update" | "patch" | "delete" | "list";

const CAPABILITIES: readonly string[] = ["create", "read", "update", "patch", "delete", "list"];

/**
 * Any other permission, as Vault's own path and capabilities: `vaultPath("transit/sign/release", ["update"])`.
 * @param path without a leading slash; `*` at its end stands for anything, `+` for one segment
 * @throws UsageError ERR_PROP
 */
export function vaultPath(path: string, capabilities: readonly VaultCapability[]): PolicyGrant {
  const form = /^(?:[\w.@ -]+|\+)(?:\/(?:[\w.@ -]+|\+))*(?:\/?\*)?$/;
  checked(path, form, "a path such as transit/sign/release, with * at its end alone", "path");
  if (capabilities.length === 0 || !capabilities.every((c) => CAPABILITIES.includes(c))) {
    throw new UsageError("ERR_PROP", "capabilities are not allowed", {
      given: capabilities.join(", ") || "none",
      allowed: CAPABILITIES.join(", "),
      where: "vaultPath",
    });
  }
  return { words: `${capabilities.join(", ")} ${path}`, rules: [{ path, capabilities }] };
}

function checked(text: string, form: RegExp, allowed: string, prop: string): void {
  if (form.test(text)) return;
  throw new UsageError("ERR_PROP", `${prop} is not allowed`, {
    given: JSON.stringify(text),
    allowed,
  });
}
