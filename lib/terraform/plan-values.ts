import { decodeConfiguration, decodeLiteral, isLiteralMap } from "./decode";
import { entriesOf, isObject, listOf, member } from "./json";
import { type Scope, expressionOf, isLeaf, referencesBelow } from "./plan-expressions";
import { SENSITIVE, UNKNOWN, Unknown, type Value, isUnknown } from "./value";

/** What a plan or state says about one value, each a tree of the same form. */
export interface PlannedValue {
  /** The value as far as it is known. */
  readonly after: unknown;
  /** `true` where it is known after apply. `[true]` is one unknown element, not an empty list. */
  readonly unknown?: unknown;
  /** `true` where it is sensitive. */
  readonly sensitive?: unknown;
  /** The expression, the block or the blocks in the configuration. */
  readonly expression?: unknown;
}

/**
 * One value from what a plan knows: `Unknown` where it is known after apply, as the configuration's template where that is
 * given, and `SENSITIVE` where Terraform marks it so. Nesting is limited by the reader of the text.
 */
export function plannedValue(planned: PlannedValue, scope: Scope): Value {
  const { after, unknown, sensitive, expression } = planned;
  const nothing = (after === null || after === undefined) && unknown !== true;
  if (sensitive === true) return nothing ? null : SENSITIVE;
  if (unknown === true)
    return isLeaf(expression) ? expressionOf(expression, scope) : below(expression, scope);
  if (Array.isArray(after)) return plannedList(after, planned, scope);
  if (isObject(after)) return plannedMap(planned, scope);
  if (typeof after === "string" && scope.learn !== undefined && !isConstant(expression))
    return scope.learn(after);
  return decodeLiteral(after ?? null);
}

function isConstant(expression: unknown): boolean {
  return (
    isLeaf(expression) &&
    expression["constant_value"] !== undefined &&
    listOf(expression, "references").length === 0
  );
}

/** A planned object: what is literal in it stays the very object that was read. */
export function plannedMap(
  planned: PlannedValue,
  scope: Scope,
): { readonly [name: string]: Value } {
  const { after, unknown, sensitive } = planned;
  const isAsRead = scope.learn === undefined && !marks(unknown) && !marks(sensitive);
  if (isAsRead && isLiteralMap(after)) return after;
  return Object.fromEntries(plannedEntries(planned, scope));
}

/** The members of a planned object; those known after apply are in `unknown` alone. */
function plannedEntries(planned: PlannedValue, scope: Scope): [string, Value][] {
  const { after, unknown, sensitive, expression } = planned;
  const names = new Set([...entriesOf(after), ...entriesOf(unknown)].map(([name]) => name));
  return [...names].flatMap((name): [string, Value][] => {
    const inner = {
      after: member(after, name),
      unknown: member(unknown, name),
      sensitive: member(sensitive, name) ?? sensitive === true,
      expression: memberExpression(expression, name),
    };
    // An empty mark without a value: nothing in it is unknown, and nothing is there.
    if (inner.after === undefined && !marks(inner.unknown)) return [];
    return [[name, plannedValue(inner, scope)]];
  });
}

function plannedList(after: readonly unknown[], planned: PlannedValue, scope: Scope): Value {
  const expressions = elementExpressions(after, planned);
  return after.map((element, i) =>
    plannedValue(
      {
        after: element,
        unknown: at(planned.unknown, i),
        sensitive: at(planned.sensitive, i),
        expression: expressions[i],
      },
      scope,
    ),
  );
}

function at(marked: unknown, i: number): unknown {
  return Array.isArray(marked) ? (marked as readonly unknown[])[i] : undefined;
}

function marks(marked: unknown): boolean {
  if (Array.isArray(marked)) return marked.some(marks);
  if (!isObject(marked)) return marked === true;
  for (const name in marked) if (marks(marked[name])) return true;
  return false;
}

function below(expression: unknown, scope: Scope): Value {
  const mentions = referencesBelow(expression, scope);
  return mentions.length === 0 ? UNKNOWN : new Unknown([{ reference: "", mentions }]);
}

function memberExpression(expression: unknown, name: string): unknown {
  if (Array.isArray(expression))
    return expression.flatMap((e) => withoutTemplate(memberExpression(e, name)));
  if (!isLeaf(expression)) return member(expression, name);
  const constant = member(expression, "constant_value");
  if (!isObject(constant)) return { references: expression["references"] };
  return Object.hasOwn(constant, name) ? { constant_value: constant[name] } : undefined;
}

/** Of several blocks it is not known which one is meant: their references stay, their templates do not. */
function withoutTemplate(expression: unknown): readonly unknown[] {
  if (expression === undefined) return [];
  return [isLeaf(expression) ? { references: listOf(expression, "references") } : expression];
}

/** The expression of each element, or those that it may be. A set's elements are in another order than its blocks in the configuration. */
function elementExpressions(after: readonly unknown[], planned: PlannedValue): readonly unknown[] {
  const { expression } = planned;
  if (isLeaf(expression)) return constantElements(after, planned, expression);
  if (!Array.isArray(expression)) return after.map(() => expression);
  const blocks = expression as readonly unknown[];
  return after.map((element) => {
    const fitting = blocks.filter((b) => fits(b, element));
    return fitting.length === 1 ? fitting[0] : fitting;
  });
}

function constantElements(
  after: readonly unknown[],
  { unknown }: PlannedValue,
  leaf: unknown,
): readonly unknown[] {
  const constant = member(leaf, "constant_value");
  const listed = { references: member(leaf, "references") ?? [] };
  if (!Array.isArray(constant)) return after.map(() => listed);
  const open = constant.filter((c: unknown) => isUnknown(decodeConfiguration(c)));
  const isOpen = after.map((_, i) => at(unknown, i) === true);
  const asMany = isOpen.filter(Boolean).length === open.length && constant.length === after.length;
  let next = 0;
  return isOpen.map((o) => (o && asMany ? { constant_value: open[next++] as unknown } : listed));
}

/** Whether a block of the configuration can have become this element: no constant of it differs. */
function fits(block: unknown, element: unknown): boolean {
  return entriesOf(block).every(([name, expression]) => {
    if (!isLeaf(expression) || expression["references"] !== undefined) return true;
    return alike(expression["constant_value"], member(element, name));
  });
}

function alike(constant: unknown, known: unknown): boolean {
  if (Array.isArray(constant) && Array.isArray(known)) {
    const sorted = (list: readonly unknown[]) =>
      list
        .map((v) => JSON.stringify(v))
        .sort()
        .join();
    return sorted(constant) === sorted(known);
  }
  if (isObject(constant) || isObject(known)) return true;
  return constant === known || String(constant) === String(known);
}
