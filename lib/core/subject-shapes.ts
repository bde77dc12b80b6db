import { isMintable, withinDomain } from "./domain";
import { isEmpty } from "./language";
import { splitAtColons } from "./opaque";
import { consume, rest, type SubjectPattern, valuesBefore } from "./subject-split";
import {
  isSubjectComponent,
  LEADING_COMPONENTS,
  type SubjectComponent,
  type SubjectTemplate,
  templateProblem,
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
  const seen = new Set<string>();
  let states: readonly State[] = [{ position: 0, names: [] }];
  while (states.length > 0) {
    const next: State[] = [];
    for (const { position, names } of states) {
      for (const name of candidates(names, version)) {
        for (const start of consume(pattern, position, `${name}:`)) {
          if (!isEmpty(withinDomain(name, rest(pattern, start)))) return [...names, name];
          for (const { value, next: behind } of valuesBefore(pattern, start)) {
            const state = { position: behind, names: [...names, name] };
            const key = `${state.position} ${[...state.names].sort().join()}`;
            if (seen.has(key) || isEmpty(withinDomain(name, value))) continue;
            seen.add(key);
            next.push(state);
          }
        }
      }
    }
    states = next;
  }
  return undefined;
}

interface State {
  readonly position: number;
  readonly names: readonly SubjectComponent[];
}

function candidates(
  used: readonly SubjectComponent[],
  version: string,
): readonly SubjectComponent[] {
  const all: readonly SubjectComponent[] =
    used.length === 0
      ? LEADING_COMPONENTS
      : [
          "ref_type",
          "ref",
          "ref_protected",
          "environment_protected",
          "deployment_tier",
          ...LEADING_COMPONENTS,
        ];
  return all.filter((name) => templateProblem([...used, name], version) === undefined);
}
