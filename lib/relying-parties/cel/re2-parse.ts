import type { Range } from "../../core/language";
import { inAnyCase, negated, PERL, POSIX, unicodeClass } from "./re2-ranges";
import { countOf, DOT, EMPTY, LAST, type Re2 } from "./re2-tree";

/** Why a regular expression has no tree. */
export class Re2Problem extends Error {
  /** @param isValid whether RE2 itself takes the expression, so that only this package does not understand it */
  constructor(
    message: string,
    readonly isValid: boolean,
  ) {
    super(message);
  }
}

interface Flags {
  readonly ignoreCase: boolean;
  readonly dotAll: boolean;
  readonly multiline: boolean;
}

const MAX_DEPTH = 100;
const MAX_COUNT = 1000;
const COUNT = /\{(\d+)(?:(,)(\d*))?\}/y;
const GROUP = /\?(?:P?<([A-Za-z0-9_]+)>|([imsU]*)(?:-([imsU]+))?([:)]))/y;
const ESCAPED_CODE = /\\(?:x\{([0-9a-fA-F]+)\}|x([0-9a-fA-F]{2})|(0[0-7]{0,2}|[1-7][0-7]{1,2}))/y;
const PROPERTY = /\\(?:([pP])(?:\{(\^?)(\w+)\}|(\w)))/y;
const POSIX_NAME = /\[:(\^?)(\w*):\]/y;
const CONTROL: Readonly<Record<string, number>> = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 };

/**
 * Reads a regular expression as Go's RE2 does (github.com/google/re2 `doc/syntax.txt`; Go `regexp/syntax`).
 * @throws Re2Problem for what RE2 refuses, word boundaries and multi-line anchors
 */
export function parseRe2(source: string): Re2 {
  return new Parser(source).parse();
}

/** A reader of one expression, by recursive descent; it never goes back. */
class Parser {
  private at = 0;
  private readonly names = new Set<string>();

  constructor(private readonly source: string) {}

  parse(): Re2 {
    const tree = this.choice({ ignoreCase: false, dotAll: false, multiline: false }, 0);
    if (this.at < this.source.length) throw invalid("unexpected )");
    return tree;
  }

  private choice(outer: Flags, depth: number): Re2 {
    if (depth > MAX_DEPTH) throw new Re2Problem("nested too deeply", true);
    const branches: Re2[] = [];
    let flags = outer;
    let parts: Re2[] = [];
    for (;;) {
      const c = this.peek();
      if (c === "" || c === ")" || c === "|") {
        branches.push({ kind: "sequence", parts });
        if (c !== "|") return branches.length === 1 ? (branches[0] ?? EMPTY) : choiceOf(branches);
        parts = [];
        this.at++;
        continue;
      }
      const group = c === "(" ? this.group(flags, depth) : undefined;
      if (group?.kind === "flags") {
        flags = group.flags;
        continue;
      }
      if (c === "\\" && this.source.startsWith("\\Q", this.at)) {
        parts.push(...this.quoted(flags));
        continue;
      }
      parts.push(this.repeated(group?.tree ?? this.atom(flags)));
    }
  }

  private peek(): string {
    const point = this.source.codePointAt(this.at);
    return point === undefined ? "" : String.fromCodePoint(point);
  }

  private take(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.at;
    const found = expression.exec(this.source);
    if (found === null) return undefined;
    this.at += found[0].length;
    return found;
  }

  private group(flags: Flags, depth: number): Group {
    this.at++;
    let inner = flags;
    if (this.peek() === "?") {
      const found = this.take(GROUP);
      if (found === undefined) throw invalid("a group (?…) that RE2 lacks");
      const [, name, on = "", off = "", end] = found;
      if (name !== undefined) {
        if (this.names.has(name)) throw invalid(`two groups named ${name}`);
        this.names.add(name);
      } else {
        inner = {
          ignoreCase: (flags.ignoreCase || on.includes("i")) && !off.includes("i"),
          dotAll: (flags.dotAll || on.includes("s")) && !off.includes("s"),
          multiline: (flags.multiline || on.includes("m")) && !off.includes("m"),
        };
        if (end === ")") return { kind: "flags", flags: inner };
      }
    }
    const tree = this.choice(inner, depth + 1);
    if (this.peek() !== ")") throw invalid("a group without an end");
    this.at++;
    return { kind: "group", tree };
  }

  private quoted(flags: Flags): readonly Re2[] {
    const end = this.source.indexOf("\\E", this.at);
    const text = this.source.slice(this.at + 2, end < 0 ? undefined : end);
    this.at = end < 0 ? this.source.length : end + 2;
    const parts = Array.from(text, (c) => setOf([point(c)], flags));
    const last = parts.pop();
    return last === undefined ? [] : [...parts, this.repeated(last)];
  }

  private repeated(of: Re2): Re2 {
    const count = this.count();
    if (count === undefined) return of;
    if (this.peek() === "?") this.at++;
    if (this.count() !== undefined) throw invalid("one repetition directly on another");
    const { min, max } = count;
    const copies = max === Infinity ? min : max;
    if (copies > MAX_COUNT || (max !== Infinity && min > max)) throw invalid("a repeat count");
    if (copies * countOf(of) > MAX_COUNT) throw invalid("repeat counts that multiply beyond 1000");
    return { kind: "repeat", of, min, max };
  }

  private count(): { readonly min: number; readonly max: number } | undefined {
    const c = this.peek();
    if (c === "*" || c === "+" || c === "?") {
      this.at++;
      return { min: c === "+" ? 1 : 0, max: c === "?" ? 1 : Infinity };
    }
    const found = this.take(COUNT);
    if (found === undefined) return undefined;
    const min = Number(found[1]);
    const max = found[2] === undefined ? min : found[3] === "" ? Infinity : Number(found[3]);
    return { min, max };
  }

  private atom(flags: Flags): Re2 {
    const c = this.peek();
    switch (c) {
      case "*":
      case "+":
      case "?":
        throw invalid("a repetition of nothing");
      case ".":
        this.at++;
        return flags.dotAll ? { kind: "set", ranges: [[0, LAST]] } : DOT;
      case "^":
      case "$":
        if (flags.multiline) throw new Re2Problem("multi-line anchors are not understood", true);
        this.at++;
        return { kind: c === "^" ? "begin" : "end" };
      case "[":
        return { kind: "set", ranges: this.classRanges(flags) };
      case "\\":
        return this.escape(flags);
      default:
        this.at += c.length;
        return setOf([point(c)], flags);
    }
  }

  private escape(flags: Flags): Re2 {
    const letter = this.source[this.at + 1] ?? "";
    if (letter === "A" || letter === "z") {
      this.at += 2;
      return { kind: letter === "A" ? "begin" : "end" };
    }
    if (letter === "b" || letter === "B") {
      throw new Re2Problem("word boundaries are not understood", true);
    }
    const ranges = this.classEscape(flags);
    return { kind: "set", ranges: ranges ?? folded([this.escapedCharacter()], flags) };
  }

  /** `\d`, `\pL` and their like; `undefined` where none stands here. */
  private classEscape(flags: Flags): readonly Range[] | undefined {
    const letter = this.source[this.at + 1] ?? "";
    const perl = PERL[letter.toLowerCase()];
    if (perl !== undefined) {
      this.at += 2;
      const ranges = flags.ignoreCase ? inAnyCase(perl) : perl;
      return letter === letter.toLowerCase() ? ranges : negated(ranges);
    }
    const found = this.take(PROPERTY);
    if (found === undefined) return undefined;
    const [, sign, caret = "", long, short] = found;
    const ranges = unicodeClass(long ?? short ?? "");
    if (ranges === undefined) throw invalid(`an unknown class ${found[0]}`);
    const all = flags.ignoreCase ? inAnyCase(ranges) : ranges;
    return (sign === "P") === (caret === "^") ? all : negated(all);
  }

  private escapedCharacter(): number {
    const found = this.take(ESCAPED_CODE);
    if (found !== undefined) {
      const [, long, short, octal] = found;
      const code = octal === undefined ? parseInt(long ?? short ?? "", 16) : parseInt(octal, 8);
      if (code > LAST) throw invalid("a character beyond Unicode");
      return code;
    }
    const letter = this.source[this.at + 1] ?? "";
    const control = Object.hasOwn(CONTROL, letter) ? CONTROL[letter] : undefined;
    if (
      control === undefined &&
      (letter === "" || letter > "\u007f" || /[0-9A-Za-z]/.test(letter))
    ) {
      throw invalid(`an escape \\${letter}`);
    }
    this.at += 2;
    return control ?? point(letter);
  }

  private classRanges(flags: Flags): readonly Range[] {
    this.at++;
    const isNegated = this.peek() === "^";
    if (isNegated) this.at++;
    const ranges: Range[] = [];
    for (let first = true; first || this.peek() !== "]"; first = false) {
      if (this.peek() === "") throw invalid("a class without an end");
      ranges.push(...this.classItem(flags));
    }
    this.at++;
    return isNegated ? negated(ranges) : ranges;
  }

  private classItem(flags: Flags): readonly Range[] {
    const posix = this.take(POSIX_NAME);
    if (posix !== undefined) {
      const [, caret, name = ""] = posix;
      const ranges = Object.hasOwn(POSIX, name) ? POSIX[name] : undefined;
      if (ranges === undefined) throw invalid(`an unknown class [:${name}:]`);
      const all = flags.ignoreCase ? inAnyCase(ranges) : ranges;
      return caret === "^" ? negated(all) : all;
    }
    if (this.peek() === "\\") {
      const ranges = this.classEscape(flags);
      if (ranges !== undefined) return ranges;
    }
    const low = this.classCharacter();
    let high = low;
    if (this.peek() === "-" && (this.source[this.at + 1] ?? "]") !== "]") {
      this.at++;
      high = this.classCharacter();
      if (high < low) throw invalid("a range that runs backwards");
    }
    return flags.ignoreCase ? inAnyCase([[low, high]]) : [[low, high]];
  }

  private classCharacter(): number {
    const c = this.peek();
    if (c === "") throw invalid("a class without an end");
    if (c === "\\") return this.escapedCharacter();
    this.at += c.length;
    return point(c);
  }
}

type Group =
  | { readonly kind: "flags"; readonly flags: Flags; readonly tree?: undefined }
  | { readonly kind: "group"; readonly tree: Re2 };

function invalid(what: string): Re2Problem {
  return new Re2Problem(`${what} is not valid in RE2`, false);
}

function choiceOf(parts: readonly Re2[]): Re2 {
  return { kind: "choice", parts };
}

function setOf(points: readonly number[], flags: Flags): Re2 {
  return { kind: "set", ranges: folded(points, flags) };
}

function folded(points: readonly number[], { ignoreCase }: Flags): readonly Range[] {
  const ranges = points.map((c): Range => [c, c]);
  return ignoreCase ? inAnyCase(ranges) : ranges;
}

function point(character: string): number {
  return character.codePointAt(0) ?? 0;
}
