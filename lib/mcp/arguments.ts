import { UsageError } from "../core/errors";
import type { Assumption } from "../review/assumptions";
import type { Fields } from "../review/fields";
import { kindOf } from "../review/fields";
import type { GivenTemplate } from "../review/given-templates";
import { productionMark, type ProductionMark } from "../review/production-mark";
import { isObject } from "../terraform/json";
import type { Desk } from "./tool";

/** `path`: one place to read in place of everything that is served. */
export const PATH = {
  type: "string",
  description:
    "A file or folder inside of the served folders, written as they are (see the server's instructions). Default: all served folders.",
} as const;

/** `skip`: for the rest of an answer that was cut. */
export const SKIP = {
  type: "integer",
  minimum: 1,
  description:
    "Leave out this many from the start: where an answer was cut, the number it has shown.",
} as const;

/** `assume`: values that Terraform learns on apply. */
export const ASSUME = {
  type: "object",
  additionalProperties: { type: "string" },
  description:
    'Values not known before apply, by [STACK:]ADDRESS.ATTRIBUTE: {"gitlab_project.web.id": "4711"}. Default: they stay unknown, and unknown counts as wider.',
} as const;

/** `subjectTemplates`: how projects build `sub`. */
export const SUBJECT_TEMPLATES = {
  type: "object",
  additionalProperties: { type: "array", items: { type: "string" }, minItems: 1 },
  description:
    'How GitLab projects that the input does not declare build their ID token subject, by full path: {"shop/web": ["project_id", "ref_type", "ref"]}.',
} as const;

/** `markProduction`: what production is. */
export const MARK_PRODUCTION = {
  type: "array",
  items: { type: "string" },
  description:
    "What production is: tier:TIER (identities that jobs of that environment tier can become), tag:KEY=VALUE, or a pattern of addresses, names and resources such as *ledger*. Default: what the program marks in federation.json. Nothing is production by its name alone.",
} as const;

/**
 * The paths that a question is about.
 * @throws InputError ERR_INPUT_SHAPE
 */
export function pathsOf(given: Fields, { folders }: Pick<Desk, "folders">): readonly string[] {
  const path = given.optionalText("path");
  return path === undefined ? folders : [path];
}

/**
 * What is left of a list.
 * @throws InputError ERR_INPUT_SHAPE
 */
export function skipped<Item>(given: Fields, items: readonly Item[]): readonly Item[] {
  return items.slice(given.optionalCount("skip") ?? 0);
}

/** @throws UsageError ERR_USAGE */
export function assumptionsOf(given: Fields): readonly Assumption[] {
  return membersOf(given, "assume").map(([name, value]) => {
    if (typeof value === "string" && /[^.]\.[^.]/.test(name)) return { name, value };
    throw misfit(
      "assume",
      value,
      'text by [STACK:]ADDRESS.ATTRIBUTE: {"gitlab_project.web.id": "4711"}',
    );
  });
}

/** @throws UsageError ERR_USAGE */
export function templatesOf(given: Fields): readonly GivenTemplate[] {
  return membersOf(given, "subjectTemplates").map(([project, value]) => {
    const components = Array.isArray(value) ? value.filter((part) => typeof part === "string") : [];
    if (Array.isArray(value) && components.length === value.length && components.length > 0)
      return { project, components };
    throw misfit(
      "subjectTemplates",
      value,
      'lists of claims by project: {"shop/web": ["project_id", "ref"]}',
    );
  });
}

function membersOf(given: Fields, name: string): readonly (readonly [string, unknown])[] {
  const value = given.get(name) ?? {};
  if (isObject(value)) return Object.entries(value);
  throw misfit(name, value, "an object");
}

function misfit(name: string, value: unknown, allowed: string): UsageError {
  return new UsageError("ERR_USAGE", `${name} is not understood`, {
    given: kindOf(value),
    allowed,
  });
}

/** @throws UsageError ERR_USAGE */
export function marksOf(given: Fields): readonly ProductionMark[] {
  const value = given.get("markProduction") ?? [];
  const texts = Array.isArray(value) ? value.filter((text) => typeof text === "string") : [];
  if (Array.isArray(value) && texts.length === value.length) {
    return texts.map((text) => productionMark(text, "markProduction"));
  }
  throw misfit("markProduction", value, 'a list of texts: ["tier:production"]');
}
