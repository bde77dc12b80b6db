import * as fc from "fast-check";
import {
  componentsOf,
  DEFAULT_TEMPLATE,
  domainOf,
  GITLAB_DOT_COM,
  type Issuer,
  issuer,
  LEADING_COMPONENTS,
  matches,
  type SubjectTemplate,
  templateProblem,
} from "../../../lib/core";

/** GitLab instances of each kind, from the versions before a subject had a template to the newest. */
export const issuers: fc.Arbitrary<Issuer> = fc.constantFrom(
  GITLAB_DOT_COM,
  issuer({
    kind: "self-managed",
    url: "https://gitlab.example.com",
    version: "19.4",
  }),
  issuer({
    kind: "self-managed",
    url: "https://git.example.com:8443/code",
    version: "18.7",
  }),
  issuer({
    kind: "dedicated",
    url: "https://shop.gitlab-dedicated.com",
    version: "17.0",
  }),
);

const charactersOf = (text: string): fc.Arbitrary<string> => fc.constantFrom(...Array.from(text));
const letters = charactersOf("abcxyzABZ019_");
const inner = charactersOf("abcxyzABZ019_-.");
const segments = fc.oneof(
  fc.constantFrom("shop", "Shop", "web", "web-evil", "evil-web", "api.v2", "a_b", "0"),
  fc.tuple(letters, fc.string({ unit: inner, maxLength: 5 })).map((parts) => parts.join("")),
);

/** Full paths of projects, two to four names deep. */
export const projectPaths: fc.Arbitrary<string> = fc
  .array(segments, { minLength: 2, maxLength: 4 })
  .map((parts) => parts.join("/"));

/** Ids, many of which start or end with another. */
export const projectIds: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("2", "20", "200", "120", "21", "1"),
  fc.integer({ min: 1, max: 99_999 }).map(String),
);

const refParts = fc.oneof(
  fc.constantFrom("main", "release", "feature", "v1.0.0", "größe", "功能", "😀", "ςΣ", "K"),
  fc.string({
    unit: charactersOf("abmM0.-_é@"),
    minLength: 1,
    maxLength: 5,
  }),
);

/** Refs that Git accepts, in Unicode's normal form C: with slashes, dots, letters of many scripts. */
export const refs: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("main", "mains", "domain", "release", "release/1", "release/1.2", "releases/1"),
  fc
    .array(refParts, { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join("/").normalize("NFC"))
    .filter((ref) => matches(domainOf("ref"), ref)),
);

/** Subject templates that a GitLab version allows, the default one among them. */
export function templates(version: string): fc.Arbitrary<SubjectTemplate> {
  const allowed = componentsOf(version);
  const leads = LEADING_COMPONENTS.filter((lead) => allowed.includes(lead));
  if (leads.length === 0) return fc.constant(DEFAULT_TEMPLATE);
  const own = fc
    .tuple(
      fc.constantFrom("project_path" as const, ...leads),
      fc.shuffledSubarray([...allowed], { maxLength: 5 }),
    )
    .map(([lead, rest]) => [lead, ...rest.filter((name) => name !== lead)])
    .filter((template) => templateProblem(template, version) === undefined);
  return fc.oneof(fc.constant(DEFAULT_TEMPLATE), own, own);
}

/** Values that a careless pattern takes for another: what stands before, behind or in between, or differs in case. */
export function lookalikes(value: string): readonly string[] {
  const half = value.slice(0, Math.ceil(value.length / 2));
  return [
    `${value}-evil`,
    `evil-${value}`,
    `${value}/x`,
    `x/${value}`,
    `${value}0`,
    half,
    value.replace("/", "-"),
    value.replace("/", "/x/"),
    value.toUpperCase(),
    value.slice(1),
  ];
}
