import { decodeLiteral } from "./decode";
import { parseReference, renderReference } from "./address";
import { type JsonObject, entriesOf, isObject, listOf, member, textOf } from "./json";
import { addressOf } from "./names";
import { argumentOf, isJsonConfiguration, scopeOf } from "./plan-expressions";
import type { ProviderConfig } from "./resource";
import type { Value } from "./value";

/** The `configuration` part of a plan, ready to be asked. */
export interface PlanConfiguration {
  /** The configuration of a resource instance. */
  resource(module: string, mode: "managed" | "data", type: string, name: string): unknown;
  /** Values of the variables and outputs of a module instance, by the reference that names them from outside. */
  moduleNames(module: string): readonly (readonly [string, Value])[];
  /** Values of the root module's variables that are not sensitive. */
  rootNames(variables: unknown): readonly (readonly [string, Value])[];
  readonly providers: readonly ProviderConfig[];
}

/** Reads the `configuration` of a plan; a missing or strange one answers nothing. */
export function planConfiguration(configuration: unknown): PlanConfiguration {
  const root = member(configuration, "root_module");
  const json = isJsonConfiguration(configuration);
  const modules = new Map<string, unknown>([["", root]]);
  const resources = new Map<string, unknown>();
  index(root, "", modules, resources);
  return {
    resource: (module, mode, type, name) =>
      resources.get(addressOf(withoutKeys(module), mode, type, name)),
    moduleNames(module) {
      const steps = parseReference(module);
      if (steps === undefined) return [];
      const last = steps.at(-1);
      const key = last !== undefined && "index" in last ? last.index : undefined;
      const parentSteps = steps.slice(0, key === undefined ? -2 : -3);
      const parent = renderReference(parentSteps);
      const name = steps[parentSteps.length + 1];
      const config = modules.get(withoutKeys(module));
      const calls = member(modules.get(withoutKeys(parent)), "module_calls");
      const call = name !== undefined && "name" in name ? member(calls, name.name) : undefined;
      const outer = scopeOf(parent, key, call);
      const variables = entriesOf(member(call, "expressions"))
        .filter(([v]) => !isSensitive(member(member(config, "variables"), v)))
        .map(([v, e]) => [`${module}.var.${v}`, argumentOf(e, outer, json)] as const);
      const outputs = entriesOf(member(config, "outputs"))
        .filter(([, o]) => !isSensitive(o))
        .map(
          ([o, e]) =>
            [`${module}.${o}`, argumentOf(member(e, "expression"), { module }, json)] as const,
        );
      return [...variables, ...outputs];
    },
    rootNames: (variables) =>
      entriesOf(variables)
        .filter(([v, set]) => isObject(set) && !isSensitive(member(member(root, "variables"), v)))
        .map(([v, set]) => [`var.${v}`, decodeLiteral(member(set, "value") ?? null)] as const),
    providers: entriesOf(member(configuration, "provider_config")).flatMap(([, p]) =>
      isObject(p) ? [readProvider(p, json)] : [],
    ),
  };
}

function index(
  module: unknown,
  path: string,
  modules: Map<string, unknown>,
  resources: Map<string, unknown>,
): void {
  for (const resource of listOf(module, "resources")) {
    const address = textOf(resource, "address");
    if (address !== undefined)
      resources.set(path === "" ? address : `${path}.${address}`, resource);
  }
  for (const [name, call] of entriesOf(member(module, "module_calls"))) {
    const inner = path === "" ? `module.${name}` : `${path}.module.${name}`;
    modules.set(inner, member(call, "module"));
    index(member(call, "module"), inner, modules, resources);
  }
}

function isSensitive(declared: unknown): boolean {
  return member(declared, "sensitive") === true;
}

/** `module.edge["eu"].module.roles[0]` as the configuration names it: `module.edge.module.roles`. */
function withoutKeys(module: string): string {
  if (!module.includes("[")) return module;
  const steps = parseReference(module) ?? [];
  return renderReference(steps.filter((s) => "name" in s));
}

function readProvider(provider: JsonObject, json: boolean): ProviderConfig {
  const alias = textOf(provider, "alias");
  const module = textOf(provider, "module_address");
  return {
    type: textOf(provider, "name") ?? "",
    ...(alias === undefined ? {} : { alias }),
    ...(module === undefined ? {} : { module }),
    values: Object.fromEntries(
      entriesOf(member(provider, "expressions")).map(([name, e]) => [
        name,
        argumentOf(e, { module: module ?? "" }, json),
      ]),
    ),
  };
}
