import { type ClaimInfo, claimInfo, InputError, isClaimName, type Token } from "../core";
import { parseJson } from "../terraform";
import { isObject } from "../terraform/json";

/** A token to explain, under the name its file gives it. */
export interface NamedToken {
  readonly id: string;
  readonly claims: Token;
}

/**
 * Reads tokens from JSON lines, `{"id": "...", "claims": {...}}` each; blank lines are skipped.
 * @param where file, for messages
 * @throws InputError ERR_INPUT_JSON, ERR_INPUT_SHAPE with the line
 */
export function parseTokens(text: string, where: string): readonly NamedToken[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const firstLine = new Map<string, number>();
  const tokens: NamedToken[] = [];
  lines.forEach((line, index) => {
    if (line.trim() === "") return;
    const token = namedToken(parseLine(line, index, where), `${where}:${index + 1}`);
    const first = firstLine.get(token.id);
    if (first !== undefined) {
      throw new InputError("ERR_INPUT_SHAPE", `the id ${JSON.stringify(token.id)} is given twice`, {
        fix: `line ${first} has it already: give each token its own`,
        where: `${where}:${index + 1}`,
      });
    }
    firstLine.set(token.id, index + 1);
    tokens.push(token);
  });
  if (tokens.length === 0) {
    throw new InputError("ERR_INPUT_SHAPE", "there is no token in it", { allowed: LINE, where });
  }
  return tokens;
}

const LINE = 'one {"id": "...", "claims": {...}} a line';

function parseLine(line: string, index: number, where: string): unknown {
  try {
    return parseJson(line, where);
  } catch (error) {
    // Again with the lines before it, so that the message names the line.
    if (error instanceof InputError) return parseJson("\n".repeat(index) + line, where);
    throw error;
  }
}

function namedToken(line: unknown, where: string): NamedToken {
  if (!isObject(line)) {
    throw new InputError("ERR_INPUT_SHAPE", "a line is not an object", { allowed: LINE, where });
  }
  const extra = Object.keys(line).find((name) => name !== "id" && name !== "claims");
  if (extra !== undefined) {
    throw new InputError("ERR_INPUT_SHAPE", `a line has ${JSON.stringify(extra)}`, {
      allowed: LINE,
      where,
    });
  }
  const id = Object.hasOwn(line, "id") ? line["id"] : undefined;
  if (typeof id !== "string" || id === "") {
    throw new InputError("ERR_INPUT_SHAPE", "the id of a token is missing or not text", {
      allowed: LINE,
      where,
    });
  }
  return {
    id,
    claims: checkedClaims(Object.hasOwn(line, "claims") ? line["claims"] : undefined, where),
  };
}

/**
 * Claims as GitLab types them; claims this package does not know pass.
 * @throws InputError ERR_INPUT_SHAPE
 */
export function checkedClaims(claims: unknown, where: string): Token {
  if (!isObject(claims)) {
    throw new InputError("ERR_INPUT_SHAPE", "the claims of a token are missing or not an object", {
      allowed: LINE,
      where,
    });
  }
  for (const [name, value] of Object.entries(claims)) {
    if (!isClaimName(name) || value === null) continue;
    const { type } = claimInfo(name);
    if (fits(value, type)) continue;
    throw new InputError("ERR_INPUT_SHAPE", `the claim ${name} is not ${WORDS[type]}`, {
      given: kindOf(value),
      fix: `write it as GitLab mints it: ${EXAMPLES[type](name)}`,
      where,
    });
  }
  return claims;
}

const WORDS = { string: "text", number: "a number", strings: "text or a list of texts" } as const;

const EXAMPLES: Readonly<Record<ClaimInfo["type"], (name: string) => string>> = {
  string: (name) => `"${name}": "..."`,
  number: (name) => `"${name}": 1`,
  strings: (name) => `"${name}": "..."`,
};

function fits(value: unknown, type: ClaimInfo["type"]): boolean {
  switch (type) {
    case "string":
      return typeof value === "string";
    case "number":
      return typeof value === "number" || typeof value === "string";
    case "strings":
      return (
        typeof value === "string" ||
        (Array.isArray(value) && value.every((member) => typeof member === "string"))
      );
  }
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/**
 * The claims of a JWT. Its signature is not verified. No part of the text appears in a message.
 * @param name what the token came from (an environment variable); it becomes the token's id
 * @throws InputError ERR_INPUT_SHAPE
 */
export function decodeToken(text: string, name: string): NamedToken {
  const parts = text.trim().split(".");
  const [header = "", payload = ""] = parts;
  if (parts.length !== 3 || !isObject(decoded(header))) throw notAToken(name);
  const claims = decoded(payload);
  if (!isObject(claims)) throw notAToken(name);
  return { id: name, claims: checkedClaims(claims, name) };
}

function notAToken(name: string): InputError {
  return new InputError("ERR_INPUT_SHAPE", "the value is not a JWT", {
    fix: "name the variable that id_tokens of the job defines",
    where: name,
  });
}

function decoded(part: string): unknown {
  if (!/^[A-Za-z0-9_-]+$/.test(part)) return undefined;
  try {
    const bytes = Uint8Array.from(atob(part.replaceAll("-", "+").replaceAll("_", "/")), (c) =>
      c.charCodeAt(0),
    );
    return parseJson(new TextDecoder("utf-8", { fatal: true }).decode(bytes), "");
  } catch {
    return undefined;
  }
}
