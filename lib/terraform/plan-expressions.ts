import { decodeConfiguration, decodeLiteral } from "./decode";
import { type JsonObject, entriesOf, isObject, listOf, member, texts } from "./json";
import { qualify } from "./names";
import { type Instance, instanceLookup, instancesOf } from "./repeat";
import { substitute } from "./substitute";
import { UNKNOWN, Unknown, type Value } from "./value";

/** Where an expression of a plan's configuration stands: what its references mean. */
export interface Scope {
  /** Address of the module instance, `""` for the root module. */
  readonly module: string;
  /** The instance of the resource or module call that the expression belongs to. */
  readonly instance?: Instance;
  /**
   * What a planned text reads once everything that its expression refers to exists.
   * @default - the text
   */
  readonly learn?: (text: string) => Value;
}

/** The scope of a resource or module call, from its key and its own part of the configuration. */
export function scopeOf(module: string, key: string | number | undefined, config: unknown): Scope {
  if (key === undefined) return { module };
  const each = member(member(config, "for_each_expression"), "constant_value");
  const known =
    each === undefined ? undefined : instancesOf({ forEach: decodeConfiguration(each) });
  return { module, instance: known?.find((i) => i.key === key) ?? { key } };
}

/**
 * The value of one expression as far as the plan's configuration tells it. A JSON configuration gives the raw template
 * (`constant_value` beside `references`); native HCL names the references alone, not how they are used.
 */
export function expressionOf(leaf: unknown, scope: Scope): Value {
  if (!isObject(leaf)) return UNKNOWN;
  if (Object.hasOwn(leaf, "constant_value")) {
    return inScope(decodeConfiguration(leaf["constant_value"]), scope);
  }
  const mentions = qualified(specific(texts(listOf(leaf, "references"))), scope);
  return mentions.length === 0 ? UNKNOWN : new Unknown([{ reference: "", mentions }]);
}

/** As `expressionOf`, where a constant without references may also stem from native HCL and is literal then. */
export function argumentOf(leaf: unknown, scope: Scope, json: boolean): Value {
  const literal = !json && listOf(leaf, "references").length === 0;
  const constant = member(leaf, "constant_value");
  return literal && constant !== undefined ? decodeLiteral(constant) : expressionOf(leaf, scope);
}

/** All references below an expression or block, with the module's address in front, each once, in order. */
export function referencesBelow(expression: unknown, scope: Scope): readonly string[] {
  const found = collect(expression, []);
  return found.length === 0 ? found : qualified([...new Set(found)], scope);
}

/** Whether a node of `expressions` is an expression; otherwise it is a block or a list of blocks. */
export function isLeaf(node: unknown): node is JsonObject {
  return (
    isObject(node) &&
    (Object.hasOwn(node, "constant_value") || Array.isArray(member(node, "references")))
  );
}

/** Whether the plan was made from Terraform's JSON syntax: only that gives a template beside its references. */
export function isJsonConfiguration(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(isJsonConfiguration);
  if (!isObject(node)) return false;
  if (Object.hasOwn(node, "constant_value") && listOf(node, "references").length > 0) return true;
  return entriesOf(node).some(([key, v]) => key !== "constant_value" && isJsonConfiguration(v));
}

function collect(node: unknown, found: string[]): string[] {
  if (Array.isArray(node)) for (const v of node) collect(v, found);
  else if (isLeaf(node)) found.push(...texts(listOf(node, "references")));
  else for (const [, v] of entriesOf(node)) collect(v, found);
  return found;
}

/** Terraform lists `a.b.c` and `a.b` for one use of `a.b.c`: the longer one is meant. */
function specific(references: readonly string[]): readonly string[] {
  return references.filter(
    (r) =>
      !references.some(
        (o) => o.length > r.length && o.startsWith(r) && /[.[]/.test(o.charAt(r.length)),
      ),
  );
}

function qualified(references: readonly string[], scope: Scope): readonly string[] {
  return references.map((r) => qualify(r, scope.module));
}

function inScope(value: Value, scope: Scope): Value {
  const own = scope.instance && instanceLookup(scope.instance);
  const instance = own === undefined ? value : substitute(value, own);
  if (scope.module === "") return instance;
  return substitute(instance, (r) => new Unknown([{ reference: qualify(r, scope.module) }]));
}
