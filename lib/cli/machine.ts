import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import type { Environment } from "../review/doctor/environment";
import { isObject, textOf } from "../terraform/json";

/** What this machine has: Node, Terraform, and the packages that the working folder resolves. */
export function machine(): Environment {
  const own = readJson(path.join(__dirname, "..", "..", "package.json"));
  const peers = isObject(own) ? own["peerDependencies"] : undefined;
  const engines = isObject(own) ? own["engines"] : undefined;
  const ranges = new Map(
    Object.entries(isObject(peers) ? peers : {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  );
  return {
    node: process.versions.node,
    terraform: terraformVersion(),
    ranges: { node: textOf(engines, "node") ?? "*", packages: ranges },
    packages: new Map(
      [...ranges.keys()].flatMap((name) => {
        const version = installedVersion(name, process.cwd());
        return version === undefined ? [] : [[name, version] as const];
      }),
    ),
  };
}

/** The version of a package as Node would find it from a folder: its exports may hide its `package.json`, so it is read as a file. */
function installedVersion(name: string, folder: string): string | undefined {
  const json = readJson(path.join(folder, "node_modules", name, "package.json"));
  if (json !== undefined) return textOf(json, "version");
  const above = path.dirname(folder);
  return above === folder ? undefined : installedVersion(name, above);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8")) as unknown;
  } catch {
    return undefined;
  }
}

function terraformVersion(): string | undefined {
  const { status, stdout } = spawnSync("terraform", ["version", "-json"], {
    encoding: "utf8",
    timeout: 10_000,
    env: { ...process.env, CHECKPOINT_DISABLE: "1" },
  });
  if (status !== 0) return undefined;
  try {
    return textOf(JSON.parse(stdout) as unknown, "terraform_version");
  } catch {
    return undefined;
  }
}
