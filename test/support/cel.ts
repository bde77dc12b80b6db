import { type Declared, GITLAB_DOT_COM, type SubjectTemplate, type Trust } from "../../lib/core";
import { type Dialect, type Expression, parseExpression } from "../../lib/relying-parties/cel";
import type { ReadContext } from "../../lib/relying-parties/cel/read-context";
import { bounded, type ExpressionReading } from "../../lib/relying-parties/cel/read";
import type { Span } from "../../lib/relying-parties/cel/span";

export const DECLARED: Declared = { issuer: GITLAB_DOT_COM, projects: [] };

/** A condition of Google's, parsed. */
export function condition(text: string): Expression {
  return parseExpression(text, { root: "assertion", dialect: "google", place: "the condition" });
}

/** One line for each grant: `ref=["main"]`, `?` where the claim may be absent. */
export function shown(trust: Trust): readonly string[] {
  return trust.grants.map((grant) => {
    const claims = [...grant.constraints].map(
      ([claim, { values, absent }]) => `${claim}${absent ? "?" : ""}=${values.key}`,
    );
    return claims.length === 0 ? "everybody" : claims.join(" ");
  });
}

export interface Told {
  readonly upper: readonly string[];
  readonly lower: readonly string[];
  readonly notes: readonly string[];
  readonly templates: readonly SubjectTemplate[];
}

/** Both bounds of a piece of a reading, and its notes. */
export function told(work: (context: ReadContext) => Span, dialect: Dialect = "google"): Told {
  let span: Span | undefined;
  const reading = bounded({ dialect, declared: DECLARED, place: "the condition" }, (context) => {
    span = work(context);
    return span;
  });
  return {
    upper: shown(reading.upper),
    lower: span === undefined ? [] : shown(span.lower),
    notes: reading.notUnderstood.map(({ message }) => message),
    templates: reading.undeclaredTemplates,
  };
}

/** A reading in the same words. */
export function shownReading(reading: ExpressionReading): {
  readonly whenTrue: readonly string[];
  readonly notes: readonly string[];
} {
  return {
    whenTrue: shown(reading.whenTrue),
    notes: reading.notUnderstood.map(({ message }) => message),
  };
}
