import type { AccessPath } from "../access";
import type { Unreached } from "../review/who";
import { pathJson } from "./path-json";

/**
 * The access paths as JSON.
 * @param unreached identities that no path reaches; left out where the question was for some paths alone
 */
export function whoJson(paths: readonly AccessPath[], unreached?: readonly Unreached[]): string {
  const answer = {
    schemaVersion: 1,
    paths: paths.map(pathJson),
    ...(unreached === undefined ? {} : { unreached: unreached.map(unreachedJson) }),
  };
  return `${JSON.stringify(answer, undefined, 2)}\n`;
}

function unreachedJson({ stack, identity, identityName }: Unreached): Unreached {
  return { stack, identity, identityName };
}
