import {
  type CannotExpressError,
  type ClaimName,
  type Constraint,
  type Grant,
  shapesOf,
  type SubjectComponent,
  type SubjectTemplate,
} from "../core";
import type { Written } from "./written-value";

const ENVIRONMENT: readonly ClaimName[] = [
  "environment",
  "environment_protected",
  "deployment_tier",
  "environment_action",
];

/** What a grant's subjects look like. */
export interface WrittenSubjects {
  readonly values: readonly Written[];
  /** Claims whose constraint the subjects carry. */
  readonly carried: readonly ClaimName[];
}

/** How a relying party writes the parts of a subject. */
export interface SubjectWriter {
  /** The values of one component; without a constraint it is free. @throws CannotExpressError */
  readonly values: (
    component: SubjectComponent,
    constraint: Constraint | undefined,
  ) => readonly Written[];
  /** What to say of more subjects than any document holds. */
  readonly tooMany: (count: number) => CannotExpressError;
}

/** More alternatives than any document holds: they are not even worth writing. */
const MAX_SUBJECTS = 1000;

/**
 * The subjects of a grant's tokens, each an alternative: every combination of its components' values. Components of the
 * environment vanish from the subject of a job without one, so both shapes are written where the grant allows both.
 * @throws CannotExpressError
 */
export function writtenSubjects(
  grant: Grant,
  template: SubjectTemplate,
  writer: SubjectWriter,
): WrittenSubjects {
  const names = template as readonly ClaimName[];
  const values = shapesOf(template)
    .filter((shape) => fits(grant, shape.length === template.length, template))
    .flatMap((shape) => product(shape, grant, writer));
  if (values.length > MAX_SUBJECTS) throw writer.tooMany(values.length);
  const presence = names.some((name) => ENVIRONMENT.includes(name))
    ? ENVIRONMENT.filter((name) => isPresence(grant.constraints.get(name)))
    : [];
  return { values, carried: [...names, ...presence] };
}

/** Whether the grant has tokens of the shape with, or without, the components of the environment. */
function fits(grant: Grant, isWhole: boolean, template: SubjectTemplate): boolean {
  const hasEnvironment = template.some((name) => ENVIRONMENT.includes(name));
  if (!hasEnvironment) return true;
  return ENVIRONMENT.every((name) => {
    const constraint = grant.constraints.get(name);
    if (constraint === undefined) return true;
    return isWhole ? !isEmptySet(constraint) : constraint.absent;
  });
}

function isEmptySet({ values }: Constraint): boolean {
  return values.kind === "exact" && values.values.length === 0;
}

/** A constraint that asks for nothing but whether the claim is there. */
function isPresence(constraint: Constraint | undefined): boolean {
  if (constraint === undefined) return false;
  return (
    isEmptySet(constraint) ||
    (constraint.values.kind === "glob" && constraint.values.pattern === "*")
  );
}

function product(shape: SubjectTemplate, grant: Grant, writer: SubjectWriter): readonly Written[] {
  let subjects: readonly Written[] = [{ text: "", wildcard: false }];
  for (const name of shape) {
    const values = writer.values(name, grant.constraints.get(name));
    const count = subjects.length * values.length;
    if (count > MAX_SUBJECTS) throw writer.tooMany(count);
    subjects = subjects.flatMap((subject) =>
      values.map(({ text, wildcard }) => ({
        text: `${subject.text}${subject.text === "" ? "" : ":"}${name}:${text}`,
        wildcard: subject.wildcard || wildcard,
      })),
    );
  }
  return subjects;
}
