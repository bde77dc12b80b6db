import type { Finding } from "../guardrails/finding";
import type { Input } from "../guardrails/input";
import { resourceAt, type Stack } from "../terraform";
import type { Loaded } from "./load";

/** Where findings are shown: construct path, and the line of the program, else the file that was read. */
export function placer(
  stacks: readonly Stack[],
  { sides, files }: Partial<Pick<Loaded, "sides" | "files">> = {},
): Input["place"] {
  const byName = new Map(stacks.map((stack) => [stack.name, stack]));
  return (name, address) => {
    const stack = byName.get(name);
    if (stack === undefined) return {};
    const constructPath = resourceAt(stack, address)?.constructPath;
    const locations = sides?.get(name)?.locations ?? new Map<string, Location>();
    const location =
      locations.get(address) ??
      locationAbove(locations, constructPath) ??
      fileLocation(fileOf(address, files?.get(name)) ?? stack.file);
    return {
      ...(constructPath === undefined ? {} : { constructPath }),
      ...(location === undefined ? {} : { location }),
    };
  };
}

type Location = NonNullable<Finding["location"]>;

/** The location of a construct, or of the nearest one above it. */
function locationAbove(locations: ReadonlyMap<string, Location>, path = ""): Location | undefined {
  for (let at = path; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf("/")))) {
    const location = locations.get(at);
    if (location !== undefined) return location;
  }
  return undefined;
}

/** The file of a resource, or of a document beside Terraform's, `rbac.yaml#deployer`. */
function fileOf(address: string, files?: ReadonlyMap<string, string>): string | undefined {
  return files?.get(address) ?? files?.get(address.slice(0, address.indexOf("#")));
}

function fileLocation(file: string): Location | undefined {
  return file === "" ? undefined : { file };
}
