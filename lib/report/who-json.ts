import type { AccessPath } from "../access";
import { pathJson } from "./path-json";

/** The access paths as JSON. */
export function whoJson(paths: readonly AccessPath[]): string {
  return `${JSON.stringify({ schemaVersion: 1, paths: paths.map(pathJson) }, undefined, 2)}\n`;
}
