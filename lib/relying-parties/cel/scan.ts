import { hasOpaque } from "../../core/opaque";
import type { Dialect } from "./expression";

const MAX_DEPTH = 200;

/** A text made ready for the parser. */
export interface Scanned {
  /** Comments are blanks; fields that the parser's grammar lacks stand under names of their own. */
  readonly text: string;
  /** What those names stand for. */
  readonly fields: ReadonlyMap<string, Field>;
  /** Turns a place of `text` into one of the original. */
  readonly original: (offset: number) => number;
}

/** `` .`a-b` ``, `.?name` or `[?'name']`. */
export interface Field {
  readonly name: string;
  readonly optional: boolean;
}

/** What is wrong with a text, and where. */
export interface Fault {
  readonly problem: string;
  readonly offset: number;
}

const TOKEN = new RegExp(
  [
    "(?<blank>\\s+|//[^\\n]*)",
    "(?<string>(?<prefix>[rR]?[bB]?|[bB][rR])" +
      "(?<body>\"\"\"(?:\\\\[^]|[^\\\\])*?\"\"\"|'''(?:\\\\[^]|[^\\\\])*?'''" +
      "|\"(?:\\\\[^\\n\\r]|[^\\\\\"\\n\\r])*\"|'(?:\\\\[^\\n\\r]|[^\\\\'\\n\\r])*'))",
    "(?<quotedField>\\.\\s*(?<mark>\\??)\\s*`(?<quotedName>[A-Za-z0-9_.\\-/ ]+)`)",
    "(?<optionalField>\\.\\s*\\?\\s*(?<fieldName>[A-Za-z_]\\w*))",
    "(?<optionalKey>\\[\\s*\\?\\s*(?<key>'[^'\"\\\\\\n]*'|\"[^'\"\\\\\\n]*\")\\s*\\])",
    "(?<word>\\w+)",
    "(?<other>[^])",
  ].join("|"),
  "y",
);

/** Raw strings end at the next quote, whatever stands before it. */
const RAW =
  /[rR][bB]?("""[^]*?"""|'''[^]*?'''|"[^"\n\r]*"|'[^'\n\r]*')|[bB][rR]("[^"\n\r]*"|'[^'\n\r]*')/y;

const ESCAPE =
  /\\(?:[abfnrtv\\?"'`]|[xX][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-3][0-7]{2})/y;

/** Goes over the tokens of a text once: depth, escapes, comments, and syntax that only some dialects know. */
export function scan(text: string, dialect: Dialect): Scanned | Fault {
  const fields = new Map<string, Field>();
  const moved: { readonly at: number; readonly shift: number }[] = [];
  let out = "";
  let depth = 0;
  const fieldFor = (name: string, optional: boolean): string => {
    const placeholder = `${freeName(text)}${fields.size}`;
    fields.set(placeholder, { name, optional });
    return `.${placeholder}`;
  };
  for (let at = 0; at < text.length;) {
    const token = tokenAt(text, at);
    const { written, groups } = token;
    const optional = groups["optionalField"] ?? groups["optionalKey"] ?? groups["mark"];
    if (optional !== undefined && optional !== "" && dialect === "google") {
      return { problem: "uses optional syntax (?), which Google does not know", offset: at };
    }
    let replaced = written;
    if (groups["blank"] !== undefined) replaced = written.replace(/[^\n]/g, " ");
    else if (groups["quotedName"] !== undefined)
      replaced = fieldFor(groups["quotedName"], groups["mark"] === "?");
    else if (groups["fieldName"] !== undefined) replaced = fieldFor(groups["fieldName"], true);
    else if (groups["key"] !== undefined) replaced = fieldFor(groups["key"].slice(1, -1), true);
    else if (groups["body"] !== undefined && !/r/i.test(groups["prefix"] ?? "")) {
      const bad = badEscape(written);
      if (bad !== undefined) {
        return { problem: "has an escape that CEL does not know", offset: at + bad };
      }
    } else if (groups["other"] !== undefined) {
      if ("([{".includes(written)) depth++;
      if (")]}".includes(written)) depth--;
      if (depth > MAX_DEPTH) {
        return { problem: `is nested deeper than ${MAX_DEPTH} levels`, offset: at };
      }
      if (`"'`.includes(written)) return { problem: "has a string without an end", offset: at };
      if (hasOpaque(written)) {
        return { problem: "depends on a value that is not known before apply", offset: at };
      }
    }
    out += replaced;
    at += written.length;
    if (replaced.length !== written.length) moved.push({ at: out.length, shift: at - out.length });
  }
  const original = (offset: number): number => {
    const last = moved.filter((m) => m.at <= offset).pop();
    return offset + (last?.shift ?? 0);
  };
  return { text: out, fields, original };
}

interface Found {
  readonly written: string;
  readonly groups: Readonly<Partial<Record<string, string>>>;
}

function tokenAt(text: string, at: number): Found {
  RAW.lastIndex = at;
  const raw = RAW.exec(text)?.[0];
  if (raw !== undefined) return { written: raw, groups: { body: raw, prefix: "r" } };
  TOKEN.lastIndex = at;
  const found = TOKEN.exec(text);
  return { written: found?.[0] ?? text.charAt(at), groups: found?.groups ?? {} };
}

function badEscape(literal: string): number | undefined {
  for (let at = literal.indexOf("\\"); at >= 0; at = literal.indexOf("\\", at)) {
    ESCAPE.lastIndex = at;
    const escape = ESCAPE.exec(literal)?.[0];
    if (escape === undefined) return at;
    at += escape.length;
  }
  return undefined;
}

/** A start of names that the text does not use. */
function freeName(text: string): string {
  let name = "field_";
  while (text.includes(name)) name += "_";
  return name;
}
