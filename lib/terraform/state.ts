import type { Note } from "./blocks";
import { providerOf } from "./configuration-resource";
import { type JsonObject, listOf, member, textOf, texts } from "./json";
import { plannedMap } from "./plan-values";
import type { Resource, Stack } from "./resource";
import { sensitiveTexts } from "./sensitive-texts";
import { SENSITIVE, type Value } from "./value";

/**
 * Reads `terraform show -json` of a state.
 */
export function readState(
  state: JsonObject,
  options: { readonly name: string; readonly file: string },
): Stack {
  const notUnderstood: string[] = [];
  const root = member(state["values"], "root_module");
  const listed = listedResources(root, "values", (s) => void notUnderstood.push(s));
  const hidden = sensitiveTexts(listed);
  return {
    ...options,
    kind: "state",
    resources: listed.map((r) => fromState(r, hidden)),
    providers: [],
    notUnderstood,
  };
}

/** A resource as plans and states list it. */
export interface Listed {
  readonly address: string;
  readonly module: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly key: string | number | undefined;
  readonly values: unknown;
  readonly sensitive: unknown;
  readonly dependsOn: readonly string[];
  /** The last part of the provider's source address. */
  readonly provider: string | undefined;
}

/** Whether a resource is to be read, by its address. */
type IsWanted = (address: string) => boolean;

/**
 * The resources of a module of a state or of planned values, then those of its child modules, in order. What cannot be read is
 * noted, wanted or not.
 */
export function listedResources(
  module: unknown,
  place: string,
  note: Note,
  isWanted: IsWanted = () => true,
): readonly Listed[] {
  const address = textOf(module, "address") ?? "";
  const own = listOf(module, "resources").flatMap(
    (r) => listedResource(r, address, place, note, isWanted) ?? [],
  );
  return [
    ...own,
    ...listOf(module, "child_modules").flatMap((m) => listedResources(m, place, note, isWanted)),
  ];
}

/** One resource as plans and states list it; what cannot be read is noted. */
export function listedResource(
  node: unknown,
  module: string,
  place: string,
  note: Note,
  isWanted: IsWanted = () => true,
): Listed | undefined {
  const address = textOf(node, "address");
  const type = textOf(node, "type");
  const name = textOf(node, "name");
  const mode = textOf(node, "mode") ?? "managed";
  if (address === undefined || type === undefined || name === undefined) {
    note(
      `${place} has an entry that is no resource (address, type or name is missing), so it was not read.`,
    );
    return undefined;
  }
  if (mode === "ephemeral") return undefined;
  if (mode !== "managed" && mode !== "data") {
    note(
      `${address} in ${place} is of mode ${JSON.stringify(mode)}, which is not known, so it was not read.`,
    );
    return undefined;
  }
  if (textOf(node, "deposed_key") !== undefined) {
    note(`${address} has an old object that is still to be destroyed; it was not judged.`);
    return undefined;
  }
  if (!isWanted(address)) return undefined;
  const key = member(node, "index");
  return {
    address,
    module: textOf(node, "module_address") ?? module,
    mode,
    type,
    name,
    key: typeof key === "string" || typeof key === "number" ? key : undefined,
    values: member(node, "values"),
    sensitive: member(node, "sensitive_values"),
    dependsOn: texts(listOf(node, "depends_on")),
    provider: textOf(node, "provider_name")?.split("/").at(-1),
  };
}

function fromState(listed: Listed, hidden: ReadonlySet<string>): Resource {
  const { values, sensitive, provider, key, ...rest } = listed;
  const learn = (text: string): Value => (hidden.has(text) ? SENSITIVE : text);
  const scope = { module: rest.module, ...(hidden.size === 0 ? {} : { learn }) };
  return {
    ...rest,
    ...(key === undefined ? {} : { key }),
    values: plannedMap({ after: values, sensitive }, scope),
    references: {},
    provider: provider ?? providerOf(rest.type),
  };
}
