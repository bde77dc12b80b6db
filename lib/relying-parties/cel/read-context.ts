import type { Declared, SubjectTemplate } from "../../core";
import type { NotUnderstood } from "../trust-document";
import type { Dialect, Expression } from "./expression";
import type { Span } from "./span";

/** What the reading of one expression shares. */
export interface ReadContext {
  readonly dialect: Dialect;
  readonly declared: Declared;
  readonly templates: SubjectTemplate[];
  /** The tokens for which a boolean expression is true, or false: values may stand under conditions. */
  readonly when: (expression: Expression, is: boolean) => Span;
  /** Tells why only bounds are known: a sentence that goes on from the place of the expression. */
  readonly note: (code: NotUnderstood["code"], problem: string) => void;
  /** Tells what the parser has told already, place and all. */
  readonly tell: (note: NotUnderstood) => void;
}
