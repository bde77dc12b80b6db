import { type JSONVisitor, type ParseErrorCode, printParseErrorCode, visit } from "jsonc-parser";
import { InputError } from "../core/errors";
import { MAX_DEPTH } from "./json";

/** What one pass over JSON text tells without parsing it. */
export interface TextShape {
  /** Colons outside of strings: one for each member of each object. */
  readonly colons: number;
  /** Whether brackets nest deeper than allowed. */
  readonly tooDeep: boolean;
}

const [QUOTE, BACKSLASH, COLON, COMMENT_FREE] = [34, 92, 58, { disallowComments: true }];

/** Counts colons and depth in valid JSON text, in one pass. */
export function shapeOfText(text: string): TextShape {
  let colons = 0;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === QUOTE) i = endOfString(text, i);
    else if (c === COLON) colons++;
    else if (c === 123 || c === 91) {
      if (++depth > MAX_DEPTH) return { colons, tooDeep: true };
    } else if (c === 125 || c === 93) depth--;
  }
  return { colons, tooDeep: false };
}

/** Where a string ends: at the first quote behind an even number of backslashes. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (text.charCodeAt(end - 1) === BACKSLASH && isEscaped(text, end))
    end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (first > 0 && text.charCodeAt(first - 1) === BACKSLASH) first--;
  return (at - first) % 2 === 1;
}

/** The error for text that is no JSON, or nested too deep: the first fault with its line and column. */
export function syntaxError(text: string, where: string): InputError {
  let depth = 0;
  const open = (_o: number, _l: number, line: number, character: number): void => {
    if (++depth > MAX_DEPTH) {
      throw fault(`JSON is nested deeper than ${MAX_DEPTH} levels`, where, line, character);
    }
  };
  const close = (): void => {
    depth--;
  };
  const found = firstFault(text, {
    onObjectBegin: open,
    onArrayBegin: open,
    onObjectEnd: close,
    onArrayEnd: close,
    onError: (code, offset, length, line, character) => {
      throw fault(
        `not valid JSON: ${offset + length >= text.length ? "it ends too early" : words(code)}`,
        where,
        line,
        character,
      );
    },
  });
  return found ?? new InputError("ERR_INPUT_JSON", "not valid JSON", { where });
}

/** The error for an object that names a key twice: the second place. */
export function duplicateKeyError(text: string, where: string): InputError {
  const open: Set<string>[] = [];
  const found = firstFault(text, {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectEnd: () => {
      open.pop();
    },
    onObjectProperty: (name, _offset, _length, line, character) => {
      const keys = open.at(-1);
      if (keys?.has(name) === true) {
        throw fault(`the key ${JSON.stringify(name)} is given twice`, where, line, character, {
          fix: "keep one: which of the two counts depends on who reads it",
        });
      }
      keys?.add(name);
    },
  });
  return found ?? new InputError("ERR_INPUT_JSON", "a key is given twice", { where });
}

/** Runs the visitor until it throws: `visit` recurses and recovers from faults, which hostile text must not exploit. */
function firstFault(text: string, visitor: JSONVisitor): InputError | undefined {
  try {
    visit(text, visitor, COMMENT_FREE);
    return undefined;
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}

function fault(
  problem: string,
  where: string,
  line: number,
  character: number,
  details: { readonly fix?: string } = {},
): InputError {
  return new InputError("ERR_INPUT_JSON", problem, {
    ...details,
    where: `${where}:${line + 1}:${character + 1}`,
  });
}

/** `CommaExpected` as words. */
function words(code: ParseErrorCode): string {
  return printParseErrorCode(code)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
}
