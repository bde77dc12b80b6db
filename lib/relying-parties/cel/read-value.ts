import type { Declared, Language } from "../../core";
import type { Dialect, Expression } from "./expression";
import { bounded, type ExpressionReading } from "./read";
import { textIs } from "./read-text";
import { sure } from "./values-of";

/** The tokens for which an expression gives a text of the language. Never throws. `place`: what notes start with. */
export function readValue(
  expression: Expression,
  values: Language,
  dialect: Dialect,
  declared: Declared,
  place = "the expression",
): ExpressionReading {
  const { upper, ...told } = bounded({ dialect, declared, place }, (context) =>
    textIs(expression, sure(values), context),
  );
  return { whenTrue: upper, ...told };
}
