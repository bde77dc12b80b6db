import { cel, type Expression } from "../cel";
import { textOf } from "../cel/build";
import type { ProviderExpressions } from "./expressions";
import type { Principal } from "./member";

/** What a principal demands of the mapped attributes. */
export interface Demand {
  /** The attribute: `google.subject`. */
  readonly key: string;
  readonly value: string;
  /** What the mapping makes of a token; fails where the attribute is not mapped. */
  readonly expression: Expression;
}

/** `undefined` for a principal that demands nothing, the whole pool, and for one that is not known. */
export function demandOf(
  principal: Principal,
  mapping: ProviderExpressions["mapping"],
): Demand | undefined {
  switch (principal.kind) {
    case "everybody":
    case "unknown":
      return undefined;
    case "malformed":
      return {
        key: "",
        value: "",
        expression: cel.failing("no principal of a pool has this form"),
      };
    case "subject":
      return demand("google.subject", principal.value, mapping);
    case "group":
      return demand("google.groups", principal.value, mapping);
    case "attribute":
      return demand(`attribute.${principal.name}`, principal.value, mapping);
  }
}

function demand(key: string, value: string, mapping: ProviderExpressions["mapping"]): Demand {
  const given = mapping?.get(key);
  if (given !== undefined) return { key, value, expression: given };
  const expression: Expression =
    mapping === undefined
      ? {
          kind: "unknown",
          text: key,
          code: "unknown-value",
          message: `the mapping of ${key} is not known before apply`,
        }
      : cel.failing(`${key} is not mapped`);
  return { key, value, expression };
}

/** The demand as a boolean expression: for an attribute that is a choice between two texts, the choice itself. */
export function demandExpression({ expression, value }: Demand): Expression {
  if (expression.kind === "conditional") {
    const [then, otherwise] = [textOf(expression.then), textOf(expression.otherwise)];
    if (then !== undefined && otherwise !== undefined && then !== otherwise) {
      if (then === value) return expression.test;
      return otherwise === value ? cel.not(expression.test) : cel.boolean(false);
    }
  }
  return cel.equals(expression, value);
}
