import { isEmpty, isTooLarge, type Language, pattern } from "../../core/language";
import { searched } from "./re2-anchors";
import { globForm } from "./re2-globs";
import { parseRe2, Re2Problem } from "./re2-parse";

/** What the argument of `matches` means. */
export type Matching = Matched | Unmatched;

export interface Matched {
  /** The values that match. */
  readonly language: Language;
  /** The same among values without a newline, as patterns with `*` and `?` where these can say it. */
  readonly line: Language;
  /** As patterns with `*` and `?`: every value of one line that matches, and perhaps more. */
  readonly upper: Language;
}

export interface Unmatched {
  readonly problem: string;
  /** Whether RE2 takes the expression, which then only this package does not understand. */
  readonly isValid: boolean;
}

const known = new Map<string, Matching>();
const KEPT = 1000;

/** The language of a regular expression in RE2's syntax, found anywhere in the value. Never throws. */
export function matching(source: string): Matching {
  const found = known.get(source);
  if (found !== undefined) return found;
  if (known.size >= KEPT) known.clear();
  const made = make(source);
  known.set(source, made);
  return made;
}

function make(source: string): Matching {
  try {
    const tree = searched(parseRe2(source));
    const whole = globForm(tree, true);
    if (whole.isExact) return { language: whole.upper, line: whole.upper, upper: whole.upper };
    const language = pattern(source, tree);
    // Builds the automaton: from here on nothing can be too large.
    isEmpty(language);
    const { upper, isExact } = globForm(tree, false);
    return { language, line: isExact ? upper : language, upper };
  } catch (error) {
    if (error instanceof Re2Problem) {
      return { problem: `${shown(source)}: ${error.message}`, isValid: error.isValid };
    }
    if (!isTooLarge(error)) throw error;
    return { problem: `${shown(source)}: too large to decide`, isValid: true };
  }
}

function shown(source: string): string {
  return JSON.stringify(source.length > 200 ? `${source.slice(0, 200)}…` : source);
}
