import * as fs from "node:fs";
import * as path from "node:path";

/** The version of this package: the package file lies two folders up, both in the repository and in the package. */
export function packageVersion(): string {
  const file = path.join(__dirname, "..", "..", "package.json");
  const json: unknown = JSON.parse(fs.readFileSync(file, "utf8"));
  const version =
    typeof json === "object" && json !== null && "version" in json ? json.version : undefined;
  return typeof version === "string" ? version : "unknown";
}
