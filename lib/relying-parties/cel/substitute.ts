import { cel } from "./build";
import type { Expression } from "./expression";

/** What stands for a variable (`["attribute", "project"]`); `undefined` leaves it: it counts as not understood. */
export type Substitution = (path: readonly string[]) => Expression | undefined;

/**
 * The expression with its variables replaced. `has()` of a variable becomes true where an expression stands for it, false
 * where `failing` does.
 */
export function substitute(expression: Expression, variable: Substitution): Expression {
  const of = (e: Expression): Expression => substitute(e, variable);
  const all = (list: readonly Expression[]): readonly Expression[] => list.map(of);
  switch (expression.kind) {
    case "variable":
      return variable(expression.path) ?? expression;
    case "has": {
      if (expression.of.kind !== "variable") return cel.has(of(expression.of));
      const found = variable(expression.of.path);
      return found === undefined ? expression : cel.boolean(found.kind !== "failing");
    }
    case "call":
      return expression.target === undefined
        ? { ...expression, args: all(expression.args) }
        : { ...expression, target: of(expression.target), args: all(expression.args) };
    case "and":
      return cel.and(...all(expression.parts));
    case "or":
      return cel.or(...all(expression.parts));
    case "not":
      return cel.not(of(expression.of));
    case "compare":
      return { ...expression, left: of(expression.left), right: of(expression.right) };
    case "in":
      return { ...expression, item: of(expression.item), list: of(expression.list) };
    case "list":
      return cel.list(...all(expression.items));
    case "conditional":
      return cel.when(of(expression.test), of(expression.then), of(expression.otherwise));
    case "macro":
      return { ...expression, list: of(expression.list), body: of(expression.body) };
    default:
      return expression;
  }
}
