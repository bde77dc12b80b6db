import * as fc from "fast-check";
import type { Token } from "../../lib/core";

/** What may stand in the place of a claim's value. `undefined` leaves the claim out. */
const CHANGES: readonly ((value: unknown) => unknown)[] = [
  () => undefined,
  () => null,
  () => "",
  () => [],
  () => ({}),
  () => true,
  () => false,
  () => 0,
  () => 5.9,
  (value) => Number(value) || 67890,
  (value) => (value === "true" ? true : value === "false" ? false : String(value)),
  (value) => [value],
  (value) => ["other", value],
  (value) => [value, 5, null],
  (value) => [Number(value) || 5],
  (value) => [[value]],
  (value) => ({ value }),
  (value) => `${text(value)}x`,
  (value) => `${text(value)}/`,
  (value) => `x${text(value)}`,
  (value) => `${text(value)}\n`,
  (value) => text(value).toUpperCase(),
  (value) => text(value).slice(0, -1),
  (value) => `${text(value)},other`,
  () => "*",
];

function text(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? "");
}

/**
 * Changes one claim of a token, most often one that the document speaks of: absent, null, of another type, a list, or
 * nearly the same text.
 */
export const changes: fc.Arbitrary<(token: Token, document: object) => Token> = fc
  .record({
    change: fc.constantFrom(...CHANGES),
    place: fc.nat(1000),
    isSpokenOf: fc.constantFrom(true, true, true, false),
  })
  .map(({ change, place, isSpokenOf }) => (token: Token, document: object): Token => {
    const names = Object.keys(token).sort();
    const written = JSON.stringify(document);
    const spoken = names.filter((name) => new RegExp(`\\b${name}\\b`).test(written));
    const choice = isSpokenOf && spoken.length > 0 ? ["iss", "aud", ...spoken] : names;
    const name = choice[place % choice.length] ?? "sub";
    const { [name]: value, ...others } = token;
    const changed = change(value);
    return changed === undefined ? others : { ...others, [name]: changed };
  });
