import { readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Where to look for a mirror of provider plugins: Terraform's own folders for them, and below /opt. */
export const mirrorRoots = (): readonly string[] => [
  ...(process.env["TF_PLUGIN_MIRROR"] === undefined ? [] : [process.env["TF_PLUGIN_MIRROR"]]),
  join(homedir(), ".terraform.d"),
  join(homedir(), ".local", "share", "terraform"),
  "/usr/local/share/terraform",
  "/usr/share/terraform",
  "/opt",
];

/** How deep below a root a mirror's registry folder may lie. */
const MAX_DEPTH = 3;

/**
 * The executable of a provider in an unpacked filesystem mirror: `NAMESPACE/TYPE/VERSION/PLATFORM/FILE` below a folder
 * for the registry. Undefined where no root has one for this platform.
 */
export function findPlugin(
  namespace: string,
  type: string,
  roots: readonly string[],
): string | undefined {
  for (const root of roots) {
    for (const registry of foldersBelow(root, MAX_DEPTH)) {
      const found = pluginIn(join(registry, namespace, type), `terraform-provider-${type}_v`);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The highest version in a provider's folder that is there for this platform. */
function pluginIn(folder: string, prefix: string): string | undefined {
  const versions = names(folder).sort((a, b) => b.localeCompare(a, "en", { numeric: true }));
  for (const version of versions) {
    const target = join(folder, version, platform());
    const file = names(target).find((name) => name.startsWith(prefix));
    if (file !== undefined) return join(target, file);
  }
  return undefined;
}

/** The platform as Terraform names it: `linux_amd64`. */
function platform(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const machine = { x64: "amd64", ia32: "386" }[process.arch as string] ?? process.arch;
  return `${system}_${machine}`;
}

function* foldersBelow(root: string, depth: number): Generator<string> {
  yield root;
  if (depth === 0) return;
  for (const name of names(root, true)) yield* foldersBelow(join(root, name), depth - 1);
}

function names(folder: string, foldersOnly = false): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !foldersOnly || entry.isDirectory())
      .map((entry) => entry.name);
  } catch {
    return [];
  }
}
