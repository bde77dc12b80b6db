import {
  type ClaimName,
  constraintOf,
  type Grant,
  isClaimName,
  isMintable,
  isOpaque,
  type Language,
  mayBeAbsent,
  showValue,
  type SubjectTemplate,
} from "../../core";
import type { Expression } from "../cel";
import { textOf } from "../cel/build";
import { byteLength } from "./bytes";

/** The fewest and the most bytes that a text can have. */
export interface LengthRange {
  readonly least: number;
  readonly most: number;
}

const UNKNOWN: LengthRange = { least: 0, most: Infinity };
const NOTHING: LengthRange = { least: 0, most: 0 };
/** GitLab's ids are 64-bit integers: 1 to 19 digits. */
const ID: LengthRange = { least: 1, most: 19 };

/** Claims whose values have a longest one whatever the trust says. */
const BOUNDS: Partial<Readonly<Record<ClaimName, LengthRange>>> = {
  project_id: ID,
  namespace_id: ID,
  job_project_id: ID,
  job_namespace_id: ID,
  source_project_id: ID,
  source_namespace_id: ID,
  pipeline_id: ID,
  job_id: ID,
  user_id: { least: 0, most: 19 },
  ref_type: { least: 3, most: 6 },
  ref_protected: { least: 4, most: 5 },
  environment_protected: { least: 4, most: 5 },
  deployment_tier: { least: 5, most: 11 },
  runner_environment: { least: 11, most: 13 },
  sha: { least: 40, most: 64 },
};

/**
 * How long an expression's text is for the tokens of a grant, in bytes.
 * @param template how the subjects of these tokens are built
 */
export function lengthRange(
  expression: Expression,
  grant: Grant,
  template: SubjectTemplate,
): LengthRange {
  const of = (e: Expression): LengthRange => lengthRange(e, grant, template);
  const text = textOf(expression);
  if (text !== undefined) return literalRange(text);
  switch (expression.kind) {
    case "claim":
      return isClaimName(expression.name) ? claimRange(expression.name, grant, template) : UNKNOWN;
    case "call":
      return expression.name === "+" ? sum(expression.args.map(of)) : UNKNOWN;
    case "conditional": {
      const [then, otherwise] = [of(expression.then), of(expression.otherwise)];
      return either([then, otherwise]);
    }
    default:
      return UNKNOWN;
  }
}

function claimRange(claim: ClaimName, grant: Grant, template: SubjectTemplate): LengthRange {
  if (claim === "sub") return subjectRange(grant, template);
  const { values } = constraintOf(grant, claim);
  const own = languageRange(values);
  const bound = BOUNDS[claim] ?? { least: isMintable(claim, "") ? 0 : 1, most: Infinity };
  return { least: Math.max(own.least, bound.least), most: Math.min(own.most, bound.most) };
}

/** `name:VALUE` joined by `:`; components whose claim is absent vanish. */
function subjectRange(grant: Grant, template: SubjectTemplate): LengthRange {
  const parts = template.map((name) => {
    const value = isClaimName(name) ? claimRange(name, grant, template) : UNKNOWN;
    const mayLack = isClaimName(name) && constraintOf(grant, name).absent && mayBeAbsent(name);
    const before = name.length + 2;
    return { least: mayLack ? 0 : before + value.least, most: before + value.most };
  });
  const { least, most } = sum(parts);
  return { least: Math.max(0, least - 1), most: most - 1 };
}

function languageRange(language: Language): LengthRange {
  switch (language.kind) {
    case "exact":
      return either(language.values.map(literalRange));
    case "glob": {
      const fixed = byteLength(language.pattern.replaceAll("*", ""));
      const isFixed = !language.pattern.includes("*") && !language.question && !language.ignoreCase;
      const isPlain = !language.ignoreCase && !language.pattern.includes("\uFDD0");
      return { least: isPlain ? fixed : 0, most: isFixed && isPlain ? fixed : Infinity };
    }
    case "union":
      return either(language.parts.map(languageRange));
    case "intersection": {
      const parts = language.parts.map(languageRange);
      return {
        least: Math.max(...parts.map((p) => p.least)),
        most: Math.min(...parts.map((p) => p.most)),
      };
    }
    default:
      return UNKNOWN;
  }
}

function literalRange(text: string): LengthRange {
  if (isOpaque(text)) return ID;
  const pieces = text.split(/(\uFDD0[^\uFDD1]*\uFDD1)/u);
  if (pieces.length > 1) return sum(pieces.map((p) => (isOpaque(p) ? ID : literalRange(p))));
  const bytes = byteLength(showValue(text));
  return { least: bytes, most: bytes };
}

function sum(ranges: readonly LengthRange[]): LengthRange {
  return ranges.reduce(
    (all, range) => ({ least: all.least + range.least, most: all.most + range.most }),
    NOTHING,
  );
}

function either(ranges: readonly LengthRange[]): LengthRange {
  if (ranges.length === 0) return NOTHING;
  return {
    least: Math.min(...ranges.map((r) => r.least)),
    most: Math.max(...ranges.map((r) => r.most)),
  };
}
