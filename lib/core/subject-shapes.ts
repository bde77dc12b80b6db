import { isMintable, withinDomain } from "./domain";
import { isEmpty, isNone, type Language } from "./language";
import { splitAtColons } from "./opaque";
import { consume, rest, type SubjectPattern, valuesBefore } from "./subject-split";
import {
  componentsOf,
  isSubjectComponent,
  LEADING_COMPONENTS,
  type SubjectComponent,
  type SubjectTemplate,
} from "./subject-template";

/** An exact subject, taken apart. */
export interface ParsedSubject {
  readonly template: SubjectTemplate;
  readonly values: readonly string[];
}

/** Takes an exact subject apart; `undefined` where it is no list of `name:VALUE` that GitLab can mint. */
export function parseSubject(subject: string): ParsedSubject | undefined {
  const parts = splitAtColons(subject);
  if (parts.length % 2 !== 0) return undefined;
  const template: SubjectComponent[] = [];
  const values: string[] = [];
  for (let i = 0; i < parts.length; i += 2) {
    const name = parts[i] ?? "";
    const value = parts[i + 1] ?? "";
    if (!isSubjectComponent(name) || !isMintable(name, value)) return undefined;
    template.push(name);
    values.push(value);
  }
  return { template, values };
}

/** The shortest template of this GitLab version that can mint a subject of the pattern, or `undefined`. */
export function someTemplate(
  pattern: SubjectPattern,
  version: string,
): SubjectTemplate | undefined {
  const allowed = componentsOf(version);
  const leads = (name: SubjectComponent) => LEADING_COMPONENTS.includes(name);
  const names = [...allowed.filter((n) => !leads(n)), ...allowed.filter(leads)];
  const step = remembered(pattern, (name, value) => !isEmpty(withinDomain(name, value)));
  // Most patterns that fit no template fit no list of names at all: that is cheap to see.
  const plain = remembered(pattern, (_, value) => !isNone(value));
  if (!canEnd(plain, names) || !canEnd(step, names)) return undefined;
  const seen = new Set<string>();
  let states: readonly State[] = [{ position: 0, used: [], key: 0 }];
  while (states.length > 0) {
    const next: State[] = [];
    for (const { position, used, key } of states) {
      for (const [index, name] of names.entries()) {
        if (!mayFollow(used, name)) continue;
        const { ends, behind } = step(name, position);
        const more = [...used, name];
        if (ends) return more;
        const set = key | (1 << index);
        for (const at of behind) {
          if (seen.has(`${at} ${set}`)) continue;
          seen.add(`${at} ${set}`);
          next.push({ position: at, used: more, key: set });
        }
      }
    }
    states = next;
  }
  return undefined;
}

/** A position in the pattern and the names before it, which are also kept as a set of bits. */
interface State {
  readonly position: number;
  readonly used: readonly SubjectComponent[];
  readonly key: number;
}

/** The rules of `templateProblem`, one name at a time. */
function mayFollow(used: readonly SubjectComponent[], name: SubjectComponent): boolean {
  if (used.length === 0) return LEADING_COMPONENTS.includes(name);
  if (used.includes(name)) return false;
  if (name === "project_path") return !used.includes("project_id");
  return name !== "project_id" || !used.includes("project_path");
}

/** What becomes of a position when a component is taken. */
interface Step {
  /** Whether the subject can end with it. */
  readonly ends: boolean;
  /** Positions behind its `:`. */
  readonly behind: readonly number[];
}

type Stepper = (name: SubjectComponent, position: number) => Step;

function remembered(
  pattern: SubjectPattern,
  fits: (name: SubjectComponent, value: Language) => boolean,
): Stepper {
  const steps = new Map<string, Step>();
  return (name, position) => {
    const key = `${name} ${position}`;
    const known = steps.get(key);
    if (known !== undefined) return known;
    const starts = consume(pattern, position, `${name}:`);
    const behind = new Set<number>();
    for (const start of starts) {
      for (const { value, next } of valuesBefore(pattern, start)) {
        if (!behind.has(next) && fits(name, value)) behind.add(next);
      }
    }
    const ends = starts.some((start) => fits(name, rest(pattern, start)));
    const step = { ends, behind: [...behind] };
    steps.set(key, step);
    return step;
  };
}

/** Whether any run of these names, repeated or not, leads to the end of the pattern. */
function canEnd(step: Stepper, names: readonly SubjectComponent[]): boolean {
  const reached = new Set([0]);
  for (const position of reached) {
    for (const name of names) {
      const { ends, behind } = step(name, position);
      if (ends) return true;
      for (const at of behind) reached.add(at);
    }
  }
  return false;
}
