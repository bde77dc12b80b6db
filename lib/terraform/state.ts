import type { Note } from "./blocks";
import { providerOf } from "./configuration-resource";
import { type JsonObject, listOf, member, textOf, texts } from "./json";
import { plannedEntries } from "./plan-values";
import type { Resource, Stack } from "./resource";

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
  return {
    ...options,
    kind: "state",
    resources: listed.map((r) => fromState(r)),
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
  readonly key?: string | number;
  readonly values: unknown;
  readonly sensitive: unknown;
  readonly dependsOn: readonly string[];
  /** The last part of the provider's source address. */
  readonly provider?: string;
}

/** The resources of a module of a state or of planned values, then those of its child modules, in order. */
export function listedResources(module: unknown, place: string, note: Note): readonly Listed[] {
  const address = textOf(module, "address") ?? "";
  const own = listOf(module, "resources").flatMap(
    (r) => listedResource(r, address, place, note) ?? [],
  );
  return [
    ...own,
    ...listOf(module, "child_modules").flatMap((m) => listedResources(m, place, note)),
  ];
}

/** One resource as plans and states list it; what cannot be read is noted. */
export function listedResource(
  node: unknown,
  module: string,
  place: string,
  note: Note,
): Listed | undefined {
  const [address, type, name] = [
    textOf(node, "address"),
    textOf(node, "type"),
    textOf(node, "name"),
  ];
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
  const key = member(node, "index");
  const provider = textOf(node, "provider_name")?.split("/").at(-1);
  return {
    address,
    module: textOf(node, "module_address") ?? module,
    mode,
    type,
    name,
    ...(typeof key === "string" || typeof key === "number" ? { key } : {}),
    values: member(node, "values"),
    sensitive: member(node, "sensitive_values"),
    dependsOn: texts(listOf(node, "depends_on")),
    ...(provider === undefined ? {} : { provider }),
  };
}

function fromState(listed: Listed): Resource {
  const { values, sensitive, provider, ...rest } = listed;
  return {
    ...rest,
    values: Object.fromEntries(
      plannedEntries({ after: values, sensitive }, { module: rest.module }),
    ),
    references: {},
    provider: provider ?? providerOf(rest.type),
  };
}
