import type { Token } from "../../core";
import { any, type Verdict } from "../text";
import { valueAt } from "./claim-key";
import type { Requirement } from "./requirement";
import { textTest } from "./text-values";

/** Whether a token meets a requirement; `null` where it cannot be decided. */
export type RequirementTest = (token: Token) => Verdict;

/** Makes the test of a requirement. */
export function requirementTest(requirement: Requirement): RequirementTest {
  switch (requirement.kind) {
    case "issuer": {
      const test = textTest(requirement.wanted, "exact");
      return ({ iss }) => test(typeof iss === "string" ? iss : "");
    }
    case "audience": {
      const test = anyTest(requirement.wanted.map((text) => textTest(text, "exact")));
      return (token) => anyOf(audiences(token), test);
    }
    case "no-audience":
      return (token) => audiences(token).length === 0;
    case "values":
      return valuesTest(requirement);
    case "text":
      return (token) => typeof valueAt(token, requirement.key) === "string";
    case "texts":
      return (token) => isTexts(valueAt(token, requirement.key));
    case "text-or-absent":
      return (token) => {
        const value = valueAt(token, requirement.key);
        return value === undefined || typeof value === "string";
      };
    case "never":
      return () => false;
    case "open":
      return () => null;
  }
}

type TextTest = (value: string) => Verdict;

function valuesTest({
  key,
  wanted,
  comparison,
}: Extract<Requirement, { kind: "values" }>): RequirementTest {
  const test = anyTest(wanted.map((text) => textTest(text, comparison)));
  return (token) => {
    const value = valueAt(token, key);
    if (typeof value === "string") return test(value);
    return Array.isArray(value) ? anyOf(value, test) : false;
  };
}

/** Whether one of several values is met. */
function anyTest(tests: readonly TextTest[]): TextTest {
  const [only] = tests;
  if (only !== undefined && tests.length === 1) return only;
  return (value) => any(tests.map((test) => test(value)));
}

/** Whether one member of a list meets a test; members that are no texts meet none. */
function anyOf(members: readonly unknown[], test: TextTest): Verdict {
  let result: Verdict = false;
  for (const member of members) {
    const verdict = typeof member === "string" ? test(member) : false;
    if (verdict === true) return true;
    if (verdict === null) result = null;
  }
  return result;
}

/** The audiences of a token: a text is one, whole, commas and all (measured with the plugin's own code). */
function audiences({ aud }: Token): readonly unknown[] {
  if (typeof aud === "string") return aud === "" ? [] : [aud];
  return Array.isArray(aud) ? aud : [];
}

function isTexts(value: unknown): boolean {
  if (typeof value === "string") return true;
  return Array.isArray(value) && value.every((member) => typeof member === "string");
}

/** A claim that keeps Vault from reading the token at all; `undefined` for a token that it can read. */
export function misshapen({
  iss,
  sub,
  jti,
  aud,
}: Token): "iss" | "sub" | "jti" | "aud" | undefined {
  if (!isTextOrNothing(iss)) return "iss";
  if (!isTextOrNothing(sub)) return "sub";
  if (!isTextOrNothing(jti)) return "jti";
  return aud === undefined || isTexts(aud) ? undefined : "aud";
}

function isTextOrNothing(value: unknown): boolean {
  return typeof value === "string" || value === undefined || value === null;
}
