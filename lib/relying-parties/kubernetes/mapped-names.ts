import type { Token } from "../../core";
import { cel, type Expression, prepareExpression } from "../cel";
import type { Authenticator, ExtraMapping, Mapping } from "./authenticator";

/** What a mapping gives for a token: `false` where it fails, `null` where that is not known. */
export type Mapped<T> = T | false | null;

/** Makes the username of tokens. */
export function usernameOf(mapping: Mapping | undefined): (token: Token) => Mapped<string> {
  if (mapping === undefined) return () => false;
  if (mapping.kind === "claim") {
    const { claim, prefix } = mapping;
    return (token) => {
      const value = own(token, claim);
      if (claim === "email" && own(token, "email_verified") !== undefined) {
        if (own(token, "email_verified") !== true) return false;
      }
      if (value === null) return prefix;
      return typeof value === "string" ? prefix + value : false;
    };
  }
  const prepared = prepareExpression(mapping.expression, "kubernetes");
  return (token) => {
    const result = prepared(token);
    if ("open" in result) return null;
    return "value" in result && typeof result.value === "string" && result.value !== ""
      ? result.value
      : false;
  };
}

/** Makes the groups of tokens, without those that every token has. */
export function groupsOf(
  mapping: Mapping | undefined,
): (token: Token) => Mapped<readonly string[]> {
  if (mapping === undefined) return () => [];
  if (mapping.kind === "claim") {
    const { claim, prefix } = mapping;
    return (token) => {
      const value = own(token, claim);
      if (value === undefined || value === null) return [];
      const members: readonly unknown[] = Array.isArray(value) ? value : [value];
      const names = members.map((m) => (m === null && Array.isArray(value) ? "" : m));
      return names.every((m): m is string => typeof m === "string")
        ? names.map((name) => prefix + name)
        : false;
    };
  }
  return textsOf(mapping.expression);
}

/** The texts that an expression gives: one, a list of them, or none; empty ones do not count. */
function textsOf(expression: Expression): (token: Token) => Mapped<readonly string[]> {
  const prepared = prepareExpression(expression, "kubernetes");
  return (token) => {
    const result = prepared(token);
    if ("open" in result) return null;
    if (!("value" in result)) return false;
    const { value } = result;
    if (value === null) return [];
    const members: readonly unknown[] = Array.isArray(value) ? value : [value];
    return members.every((m): m is string => typeof m === "string")
      ? members.filter((name) => name !== "")
      : false;
  };
}

/** Makes the uid of tokens; empty where there is none. */
export function uidOf(mapping: Mapping | undefined): (token: Token) => Mapped<string> {
  if (mapping === undefined) return () => "";
  if (mapping.kind === "claim") {
    return (token) => {
      const value = own(token, mapping.claim);
      if (value === null) return "";
      return typeof value === "string" ? value : false;
    };
  }
  const prepared = prepareExpression(mapping.expression, "kubernetes");
  return (token) => {
    const result = prepared(token);
    if ("open" in result) return null;
    return "value" in result && typeof result.value === "string" ? result.value : false;
  };
}

/** What is added to the users of tokens, by key. */
export type Extra = Readonly<Record<string, readonly string[]>>;

/** Makes what is added to the user of tokens. */
export function extraOf(extra: readonly ExtraMapping[]): (token: Token) => Mapped<Extra> {
  const made = extra.map(({ key, expression }) => ({ key, texts: textsOf(expression) }));
  return (token) => {
    const found = made.map(({ key, texts }) => [key, texts(token)] as const);
    if (found.some(([, texts]) => texts === false)) return false;
    if (found.some(([, texts]) => texts === null)) return null;
    return Object.fromEntries(
      found.flatMap(([key, texts]) =>
        texts === false || texts === null || texts.length === 0 ? [] : [[key, texts]],
      ),
    );
  };
}

function own(token: Token, claim: string): unknown {
  return Object.hasOwn(token, claim) ? token[claim] : undefined;
}

/** The username as an expression on the claims. */
export function usernameExpression({ username }: Authenticator): Expression | undefined {
  if (username === undefined) return undefined;
  if (username.kind === "expression") return username.expression;
  const claim = cel.claim(username.claim);
  return username.prefix === "" ? claim : cel.concat(username.prefix, claim);
}
