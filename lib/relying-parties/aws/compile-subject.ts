import {
  CannotExpressError,
  type ClaimName,
  type Constraint,
  type Grant,
  isSubjectComponent,
  type Issuer,
  componentSince,
  shapesOf,
  type SubjectComponent,
  type SubjectTemplate,
} from "../../core";
import { type Written, writtenValues } from "./written-value";

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

/** More alternatives than any policy holds: the size is not even worth counting. */
const MAX_SUBJECTS = 1000;

/**
 * The subjects of a grant's tokens, as values of one condition. A component that the grant leaves free is `*` in its
 * place; components of the environment vanish from the subject of a job without one, so both shapes are written where
 * the grant allows both.
 * @throws CannotExpressError
 */
export function writtenSubjects(
  grant: Grant,
  template: SubjectTemplate,
  where: string | undefined,
): WrittenSubjects {
  const names = template as readonly ClaimName[];
  const values = shapesOf(template)
    .filter((shape) => fits(grant, shape.length === template.length, template))
    .flatMap((shape) => product(shape, grant, where));
  if (values.length > MAX_SUBJECTS) throw tooMany(values.length, where);
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

function product(
  shape: SubjectTemplate,
  grant: Grant,
  where: string | undefined,
): readonly Written[] {
  let subjects: readonly Written[] = [{ text: "", wildcard: false }];
  for (const name of shape) {
    const values = componentValues(name, grant, where);
    if (subjects.length * values.length > MAX_SUBJECTS)
      throw tooMany(subjects.length * values.length, where);
    subjects = subjects.flatMap((subject) =>
      values.map(({ text, wildcard }) => ({
        text: `${subject.text}${subject.text === "" ? "" : ":"}${name}:${text}`,
        wildcard: subject.wildcard || wildcard,
      })),
    );
  }
  return subjects;
}

function componentValues(
  name: SubjectComponent,
  grant: Grant,
  where: string | undefined,
): readonly Written[] {
  const constraint = grant.constraints.get(name);
  if (constraint === undefined) return [{ text: "*", wildcard: true }];
  return writtenValues(constraint.values, { claim: name, where });
}

function tooMany(count: number, where: string | undefined): CannotExpressError {
  return new CannotExpressError("sub", "aws", `one grant would need ${count} subjects or more`, {
    allowed: "what fits into a trust policy of 2,048 characters",
    fix: "use a pattern, or split the trust into several roles",
    ...(where === undefined ? {} : { where }),
  });
}

/** What to do about a claim that AWS can enforce neither as a key nor in this subject. */
export function nearestWay(claim: ClaimName, issuer: Issuer, template: SubjectTemplate): string {
  if (claim === "environment" || claim === "environment_action") {
    return "require environmentProtected or deploymentTier, which the subject can carry, or give notEnforced a reason";
  }
  if (isSubjectComponent(claim)) {
    return `put ${claim} into the project's subject template (now ${template.join(", ")}; GitLab ${componentSince(claim)} or newer), or give notEnforced a reason`;
  }
  if (issuer.kind !== "gitlab.com" && claim === "pipeline_source") {
    return "require ref_protected in the subject instead (merge request pipelines are not protected), or give notEnforced a reason";
  }
  if (claim === "namespace_id")
    return "pin project_path below the group instead, or give notEnforced a reason";
  return "trust the jobs by project, ref and ref_protected instead, or give notEnforced a reason";
}
