import { isCertain } from "../read-values";
import { HOLE, type Text } from "../text";

/** How a flexible credential compares a claim: as a whole, or with a pattern of `*` and `?`. */
export type Operator = "eq" | "matches";

/** One comparison: `claims['sub'] matches 'project_path:shop/web:*'`. */
export interface Term {
  readonly claim: string;
  readonly operator: Operator;
  readonly value: Text;
}

/** Why an expression could not be read. */
export interface ExpressionProblem {
  readonly code: "unknown-value" | "not-understood";
  /** Whether a quote inside a value is the reason. */
  readonly quote: boolean;
  /** What is wrong, and where. */
  readonly message: string;
}

export type ParsedExpression =
  | { readonly terms: readonly Term[]; readonly problem?: undefined }
  | { readonly terms?: undefined; readonly problem: ExpressionProblem };

const MARK = "\uFDD2";
const TERM = /claims\['([A-Za-z0-9_]+)'\] (eq|matches) '([^']*)'/y;
const AND = " and ";

/**
 * Reads an expression of the flexible language, version 1: comparisons joined by ` and `, one space around every word.
 * There is no other operator, no grouping and no escape.
 */
export function parseExpression(text: Text): ParsedExpression {
  const { pieces } = text;
  const whole = pieces.join(MARK);
  const terms: Term[] = [];
  let hole = 0;
  for (let at = 0; ;) {
    TERM.lastIndex = at;
    const found = TERM.exec(whole);
    if (found === null) return { problem: problemAt(at, whole, text) };
    const [all, claim = "", operator, value = ""] = found;
    const holes = text.holes.slice(hole, (hole += value.split(MARK).length - 1));
    terms.push({ claim, operator: operator as Operator, value: valueText(value, holes, text) });
    at += all.length;
    if (at === whole.length) return { terms };
    if (!whole.startsWith(AND, at)) return { problem: problemAt(at, whole, text) };
    at += AND.length;
  }
}

/** A value with what is not known in it. A hole may hold a quote, so that nothing after it is certain, unless it is an id. */
function valueText(value: string, holes: readonly string[], { cause, references }: Text): Text {
  const pieces = value.split(MARK);
  const shown = pieces.reduce((text, piece, i) => `${text}\${${holes[i - 1] || "…"}}${piece}`);
  const certain = isCertain({ holes });
  return {
    pieces: certain ? pieces : [pieces[0] ?? "", ""],
    holes: certain ? holes : holes.slice(0, 1),
    shown,
    cause: holes.length === 0 ? "none" : cause,
    references: holes.length === 0 ? [] : references,
  };
}

function problemAt(at: number, whole: string, text: Text): ExpressionProblem {
  if (text.cause === "unknown-value") {
    const shown = text.shown === HOLE.shown ? "the expression" : JSON.stringify(text.shown);
    return { code: "unknown-value", quote: false, message: `${shown} is not known before apply` };
  }
  const rest = whole.slice(at);
  const quote =
    at > 0 && whole[at - 1] === "'" && rest.includes("'") && !/^ +(?:and|or) /i.test(rest);
  return {
    code: "not-understood",
    quote,
    message: quote
      ? `a quote inside a value ends it at character ${at}`
      : `${JSON.stringify(rest.slice(0, 40))} at character ${at + 1} is not claims['NAME'] eq|matches 'VALUE' joined by " and "`,
  };
}

/** A comparison to be written: its value is safe already. */
export interface WrittenTerm {
  readonly claim: string;
  readonly operator: Operator;
  readonly value: string;
}

/** The expression of comparisons, one space around every word. */
export function printExpression(terms: readonly WrittenTerm[]): string {
  return terms
    .map(({ claim, operator, value }) => `claims['${claim}'] ${operator} '${value}'`)
    .join(AND);
}
