import { ANY, exact, glob, isSameLetter, type Language, NONE } from "./language";
import type { SubjectComponent } from "./subject-template";

// A subject is `name:VALUE` joined by `:`, and no value holds a `:`. A wildcard subject is split along a known list of
// component names by walking its pattern: a state is a position in the pattern; a literal name moves from one set of
// positions to the next; a value runs from a position to one at which the pattern can yield the `:` behind it. Every
// combination of positions gives one list of value patterns, so the result is exact and finite, without an automaton.

/** A wildcard subject, `*` any run and `?` one character. */
export interface SubjectPattern {
  readonly text: string;
  readonly ignoreCase: boolean;
}

/** The value languages of one way to split, in the order of the component names. */
export type Split = readonly Language[];

/** All ways in which the pattern yields a subject of exactly these components. */
export function splitSubject(
  pattern: SubjectPattern,
  names: readonly SubjectComponent[],
): readonly Split[] {
  const splits = new Map<string, Split>();
  const walk = (position: number, index: number, values: Split): void => {
    const name = names[index];
    if (name === undefined) return;
    for (const start of consume(pattern, position, `${name}:`)) {
      if (index === names.length - 1) {
        const split = [...values, rest(pattern, start)];
        splits.set(split.map((l) => l.key).join("\n"), split);
        continue;
      }
      for (const { value, next } of valuesBefore(pattern, start))
        walk(next, index + 1, [...values, value]);
    }
  };
  walk(0, 0, []);
  return [...splits.values()];
}

/** Positions at which the pattern may stand after yielding a literal text. */
export function consume(pattern: SubjectPattern, from: number, text: string): readonly number[] {
  let positions: ReadonlySet<number> = new Set([from]);
  for (const c of text) {
    const next = new Set<number>();
    for (const start of positions) {
      for (let p = start; ; p++) {
        const token = pattern.text[p];
        if (token === "*") next.add(p);
        else if (token === "?" || (token !== undefined && same(token, c, pattern.ignoreCase)))
          next.add(p + 1);
        if (token !== "*") break;
      }
    }
    positions = next;
  }
  return [...positions].sort((a, b) => a - b);
}

/** The values the pattern can yield from a position up to a `:`, each with the position behind that `:`. */
export function valuesBefore(
  pattern: SubjectPattern,
  from: number,
): readonly { readonly value: Language; readonly next: number }[] {
  const found: { value: Language; next: number }[] = [];
  for (let p = from; p < pattern.text.length; p++) {
    const token = pattern.text[p];
    const text = pattern.text.slice(from, p);
    if (token === "*") found.push({ value: part(pattern, `${text}*`), next: p });
    else if (token === "?") found.push({ value: part(pattern, text), next: p + 1 });
    else if (token === ":") {
      found.push({ value: part(pattern, text), next: p + 1 });
      break;
    }
  }
  return found;
}

/** The last value: what the pattern can yield from a position to its end. */
export function rest(pattern: SubjectPattern, from: number): Language {
  const text = pattern.text.slice(from);
  return text.includes(":") ? NONE : part(pattern, text);
}

function part(pattern: SubjectPattern, text: string): Language {
  if (text === "*") return ANY;
  return text === "" ? exact("") : glob(text, { ignoreCase: pattern.ignoreCase });
}

function same(a: string, b: string, ignoreCase: boolean): boolean {
  return ignoreCase ? isSameLetter(a, b) : a === b;
}
