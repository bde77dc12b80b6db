import type { Note } from "./blocks";
import { providerOf } from "./configuration-resource";
import { type JsonObject, entriesOf, isObject, listOf, member, textOf, texts } from "./json";
import { learnedText } from "./learned";
import { movedInPlan } from "./moved";
import { qualify, targetsOf } from "./names";
import { forgottenInPlan, replacedInPlan } from "./plan-actions";
import { type PlanConfiguration, planConfiguration } from "./plan-configuration";
import { referencesBelow, type Scope, scopeOf } from "./plan-expressions";
import { type PlannedValue, plannedMap } from "./plan-values";
import type { Resource, Stack } from "./resource";
import { type Marked, sensitiveTexts } from "./sensitive-texts";
import { type Listed, listedResource, listedResources } from "./state";
import { SENSITIVE, type Value, isUnknown } from "./value";

/**
 * Reads `terraform show -json` of a plan: what is there after apply. Deleted resources are left out, forgotten ones are there
 * as they were; what the plan leaves alone (`-target`) is taken from the state before it.
 */
export function readPlan(
  plan: JsonObject,
  options: { readonly name: string; readonly file: string },
): Stack {
  const notUnderstood: string[] = [];
  const note: Note = (sentence) => void notUnderstood.push(sentence);
  const configuration = planConfiguration(plan["configuration"]);
  const changed = changes(plan, note);
  const gone = new Set(changed.filter((e) => e.gone).map((e) => e.address));
  const byAddress = new Map<string, Entry>();
  const isNew = (address: string): boolean => !gone.has(address) && !byAddress.has(address);
  for (const entry of changed) if (isNew(entry.address)) byAddress.set(entry.address, entry);
  for (const entry of unchanged(plan, note, isNew)) {
    if (isNew(entry.address)) byAddress.set(entry.address, entry);
  }
  const present = [...byAddress.values()];
  const named = new Map<string, Value>(configuration.rootNames(plan["variables"]));
  for (const module of modulesOf(present)) {
    for (const [name, value] of configuration.moduleNames(module)) named.set(name, value);
  }
  noteState(plan, note);
  const learn = learnFrom(present);
  const moved = movedInPlan(plan);
  const replaced = replacedInPlan(plan);
  const forgotten = forgottenInPlan(plan);
  return {
    ...options,
    kind: "plan",
    resources: present.map((entry) => readEntry(entry, configuration, named, learn)),
    providers: configuration.providers,
    notUnderstood,
    named,
    ...(moved.length === 0 ? {} : { moved }),
    ...(replaced.length === 0 ? {} : { replaced }),
    ...(forgotten.length === 0 ? {} : { forgotten }),
  };
}

/** What texts of the plan read once everything is there; those that hold sensitive values are not kept. */
function learnFrom(entries: readonly Entry[]): ((text: string) => Value) | undefined {
  const learned = learnedText(entries.filter(isYetToBe).map(typeAndValues));
  const hidden = sensitiveTexts(entries.map(markedValues));
  if (hidden.size === 0) return learned;
  return (text) => (hidden.has(text) ? SENSITIVE : (learned?.(text) ?? text));
}

interface Entry extends Listed {
  readonly planned: PlannedValue;
  readonly gone: boolean;
}

function isYetToBe({ planned }: Entry): boolean {
  return member(planned.unknown, "id") === true || member(planned.unknown, "arn") === true;
}

function typeAndValues({ type, planned }: Entry): {
  readonly type: string;
  readonly values: unknown;
} {
  return { type, values: planned.after };
}

function markedValues({ mode, planned }: Entry): Marked {
  return { mode, values: planned.after, sensitive: planned.sensitive };
}

function changes(plan: JsonObject, note: Note): Entry[] {
  const deferred = listOf(plan, "deferred_changes").map((d) => {
    const change = member(d, "resource_change");
    note(
      `${textOf(change, "address") ?? "a resource"} is deferred (${textOf(d, "reason") ?? "no reason given"}): ` +
        "the plan does not say all about it.",
    );
    return change;
  });
  return [...listOf(plan, "resource_changes"), ...deferred].flatMap((c, i) => {
    const listed = listedResource(c, "", `resource_changes[${i}]`, note);
    const change = member(c, "change");
    if (listed === undefined || textOf(c, "deposed") !== undefined) return [];
    const actions = texts(listOf(change, "actions"));
    const forgotten = actions.length > 0 && actions.every((a) => a === "forget");
    if (actions.includes("forget")) {
      note(
        `${listed.address} is forgotten: Terraform stops managing it, but it goes on existing${forgotten ? ", and later plans do not show it." : " and was not judged."}`,
      );
    }
    const planned = forgotten
      ? { after: member(change, "before"), sensitive: member(change, "before_sensitive") }
      : {
          after: member(change, "after"),
          unknown: member(change, "after_unknown"),
          sensitive: member(change, "after_sensitive"),
        };
    const gone = actions.length > 0 && actions.every((a) => a === "delete");
    if (!gone && !isObject(planned.after) && !isObject(planned.unknown)) {
      note(`${listed.address} has no values in the plan, so it was not judged.`);
    }
    return [{ ...listed, planned, gone }];
  });
}

/** Resources of the planned values, then of the state before, for what `resource_changes` does not mention. */
function unchanged(
  plan: JsonObject,
  note: Note,
  isNew: (address: string) => boolean,
): readonly Entry[] {
  return [plan["planned_values"], member(plan["prior_state"], "values")].flatMap((values, i) =>
    listedResources(
      member(values, "root_module"),
      i === 0 ? "planned_values" : "prior_state",
      note,
      isNew,
    )
      .filter((r) => r.values !== undefined)
      .map((r) => ({ ...r, planned: { after: r.values, sensitive: r.sensitive }, gone: false })),
  );
}

function readEntry(
  entry: Entry,
  configuration: PlanConfiguration,
  named: ReadonlyMap<string, Value>,
  learn: ((text: string) => Value) | undefined,
): Resource {
  const { address, module, mode, type, name, key } = entry;
  const config = configuration.resource(module, mode, type, name);
  const scope = { ...scopeOf(module, key, config), ...(learn && { learn }) };
  const expressions = member(config, "expressions");
  return {
    address,
    module,
    mode,
    type,
    name,
    ...(key === undefined ? {} : { key }),
    values: plannedMap({ ...entry.planned, expression: expressions }, scope),
    references: referencesOf(config, scope, named),
    provider: textOf(config, "provider_config_key") ?? entry.provider ?? providerOf(type),
    dependsOn: texts(listOf(config, "depends_on")).map((d) => qualify(d, module)),
  };
}

/** The references of a resource's configuration, by attribute. */
function referencesOf(
  config: unknown,
  scope: Scope,
  named: ReadonlyMap<string, Value>,
): Resource["references"] {
  const found: [string, readonly string[]][] = [];
  for (const [attribute, expression] of entriesOf(member(config, "expressions"))) {
    const own = referencesBelow(expression, scope);
    if (own.length === 0) continue;
    const each = own.some((r) => /^each\.value\b/.test(r))
      ? referencesBelow(member(config, "for_each_expression"), scope)
      : [];
    found.push([attribute, follow([...own, ...each], named)]);
  }
  return Object.fromEntries(found);
}

/** The references, then those they lead to through variables and outputs of modules. */
function follow(
  references: readonly string[],
  named: ReadonlyMap<string, Value>,
): readonly string[] {
  const all = new Set(references);
  if (named.size === 0) return [...all];
  for (const reference of all) {
    for (const { head } of targetsOf(reference)) {
      const value = named.get(head);
      if (isUnknown(value)) for (const next of value.mentions) all.add(next);
    }
  }
  return [...all];
}

function modulesOf(entries: readonly Entry[]): ReadonlySet<string> {
  const modules = new Set<string>();
  for (const { module } of entries) {
    if (module === "" || modules.has(module)) continue;
    // Every module above it, outermost first: each ends before the next `.module.` that belongs to no key.
    for (const part of module.matchAll(
      /module\.[^.[]+(?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?(?=\.module\.|$)/g,
    )) {
      modules.add(module.slice(0, part.index + part[0].length));
    }
  }
  return modules;
}

function noteState(plan: JsonObject, note: Note): void {
  if (plan["errored"] === true) {
    note("The plan failed while it was made: resources may be missing from it.");
  } else if (plan["complete"] === false) {
    note(
      "The plan covers only a part of the configuration (-target or deferred changes): new resources may be missing.",
    );
  }
}
