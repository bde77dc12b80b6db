import { attribute, isMap, isUnknown, type Value } from "../../terraform";
import type { NotUnderstood } from "../trust-document";
import { Notes } from "./notes";
import { listOf } from "./principals";
import { type Statement, statementOf } from "./statement";

/** A trust policy, taken apart. */
export interface Policy {
  /** `unknown`: not known before apply, or none that AWS has. */
  readonly version: "2012-10-17" | "2008-10-17" | "unknown";
  readonly statements: readonly Statement[];
  /** Everything that AWS would refuse or this reader does not know, each with its place. */
  readonly problems: readonly string[];
  /** Why there may be more in the document than `statements`. Empty: they are all. */
  readonly incomplete: readonly NotUnderstood[];
}

const ELEMENTS = ["Version", "Id", "Statement"];

const policies = new WeakMap<object, Policy>();

/** Takes a parsed trust policy apart, each once. Never throws: what is malformed is told in `problems`. */
export function parsePolicy(document: Value): Policy {
  if (!isMap(document)) {
    const notes = new Notes();
    const gap = notes.gap("the policy", document, "is not a JSON object");
    return { version: "unknown", statements: [], problems: notes.problems, incomplete: [gap] };
  }
  const known = policies.get(document) ?? policyOf(document);
  policies.set(document, known);
  return known;
}

function policyOf(document: { readonly [name: string]: Value }): Policy {
  const notes = new Notes();
  const strange = Object.keys(document)
    .filter((name) => !ELEMENTS.includes(name))
    .map((name) =>
      notes.gap("the policy", null, `has the unknown element ${JSON.stringify(name)}`),
    );
  const version = versionOf(attribute(document, "Version"), notes);
  const { statements, gaps } = statementsOf(attribute(document, "Statement"), version, notes);
  return { version, statements, problems: notes.problems, incomplete: [...strange, ...gaps] };
}

/** AWS takes a missing Version for 2008-10-17, which has no policy variables. */
function versionOf(value: Value | undefined, notes: Notes): Policy["version"] {
  if (value === undefined) return "2008-10-17";
  if (value === "2012-10-17" || value === "2008-10-17") return value;
  if (!isUnknown(value)) notes.add("Version", "is neither 2012-10-17 nor 2008-10-17");
  return "unknown";
}

function statementsOf(
  given: Value | undefined,
  version: Policy["version"],
  notes: Notes,
): { readonly statements: readonly Statement[]; readonly gaps: readonly NotUnderstood[] } {
  if (given === undefined) {
    return { statements: [], gaps: [notes.gap("the policy", null, "has no Statement")] };
  }
  const statements: Statement[] = [];
  const gaps: NotUnderstood[] = [];
  listOf(given).forEach((statement, index) => {
    const place = `Statement[${index}]`;
    if (isMap(statement))
      statements.push(statementOf(statement, version !== "2008-10-17", place, notes));
    else gaps.push(notes.gap(place, statement, "is not a JSON object"));
  });
  return { statements, gaps };
}
