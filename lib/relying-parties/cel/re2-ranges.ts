import { letterForms, type Range } from "../../core/language";
import { LAST } from "./re2-tree";

/** Sorted, without overlap. */
export function merged(ranges: readonly Range[]): readonly Range[] {
  const sorted = [...ranges].sort(([a], [b]) => a - b);
  const kept: [number, number][] = [];
  for (const [first, last] of sorted) {
    const before = kept[kept.length - 1];
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else kept.push([first, last]);
  }
  return kept;
}

/** Every character that is not in the ranges. */
export function negated(ranges: readonly Range[]): readonly Range[] {
  const others: Range[] = [];
  let next = 0;
  for (const [first, last] of merged(ranges)) {
    if (first > next) others.push([next, first - 1]);
    next = last + 1;
  }
  return next <= LAST ? [...others, [next, LAST]] : others;
}

/** The ranges with every other form of their letters (Unicode's simple case folding). */
export function inAnyCase(ranges: readonly Range[]): readonly Range[] {
  const more = foldings().flatMap((forms): readonly Range[] =>
    forms.some((c) => holds(ranges, c)) ? forms.map((c): Range => [c, c]) : [],
  );
  return merged([...ranges, ...more]);
}

function holds(ranges: readonly Range[], c: number): boolean {
  return ranges.some(([first, last]) => first <= c && c <= last);
}

let folds: readonly (readonly number[])[] | undefined;

/** The letters that are one where case is ignored; `letterForms` joins some that simple folding keeps apart (`i`, dotless `i`). */
function foldings(): readonly (readonly number[])[] {
  folds ??= [...letterForms()].flatMap((forms) => {
    const left = new Set(forms);
    const groups: number[][] = [];
    for (const form of left) {
      const same = new RegExp(`^\\u{${codeOf(form).toString(16)}}$`, "iu");
      const group = [...left].filter((other) => same.test(other));
      for (const other of group) left.delete(other);
      if (group.length > 1) groups.push(group.map(codeOf));
    }
    return groups;
  });
  return folds;
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

const DIGIT: readonly Range[] = [[0x30, 0x39]];
const WORD: readonly Range[] = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
const SPACE: readonly Range[] = [
  [0x09, 0x0a],
  [0x0c, 0x0d],
  [0x20, 0x20],
];

/** `\d`, `\s`, `\w`: ASCII only in RE2, and `\s` without the vertical tab. */
export const PERL: Readonly<Record<string, readonly Range[]>> = { d: DIGIT, s: SPACE, w: WORD };

/** `[:name:]` inside a class. */
export const POSIX: Readonly<Record<string, readonly Range[]>> = {
  alnum: merged([...DIGIT, [0x41, 0x5a], [0x61, 0x7a]]),
  alpha: [
    [0x41, 0x5a],
    [0x61, 0x7a],
  ],
  ascii: [[0, 0x7f]],
  blank: [
    [0x09, 0x09],
    [0x20, 0x20],
  ],
  cntrl: [
    [0, 0x1f],
    [0x7f, 0x7f],
  ],
  digit: DIGIT,
  graph: [[0x21, 0x7e]],
  lower: [[0x61, 0x7a]],
  print: [[0x20, 0x7e]],
  punct: [
    [0x21, 0x2f],
    [0x3a, 0x40],
    [0x5b, 0x60],
    [0x7b, 0x7e],
  ],
  space: [
    [0x09, 0x0d],
    [0x20, 0x20],
  ],
  upper: [[0x41, 0x5a]],
  word: WORD,
  xdigit: [
    [0x30, 0x39],
    [0x41, 0x46],
    [0x61, 0x66],
  ],
};

const properties = new Map<string, readonly Range[] | undefined>();

/** The characters of a Unicode category or script (`L`, `Lu`, `Greek`); `undefined` where there is none of the name. */
export function unicodeClass(name: string): readonly Range[] | undefined {
  if (!properties.has(name)) properties.set(name, findClass(name));
  return properties.get(name);
}

function findClass(name: string): readonly Range[] | undefined {
  if (name === "Any") return [[0, LAST]];
  const property = name.length <= 2 ? name : `Script=${name}`;
  let test: RegExp;
  try {
    test = new RegExp(`^\\p{${property}}$`, "u");
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const found: [number, number][] = [];
  for (let c = 0; c <= LAST; c++) {
    if (!test.test(String.fromCodePoint(c))) continue;
    const before = found[found.length - 1];
    if (before?.[1] === c - 1) before[1] = c;
    else found.push([c, c]);
  }
  return found;
}
