import * as fc from "fast-check";
import type { World } from "../../support/generators";
import { optional } from "./optional";
import { AUDIENCES } from "./trusts";
import { claim, claimNames, conditions, texts } from "./wild-cel";

const ROOT = "assertion";
const MIXED = ["20", "true"];

const assertions = conditions({
  root: ROOT,
  mixed: MIXED,
  own: fc.oneof(
    claimNames.map((name) => `'${name}' in ${ROOT}`),
    fc
      .tuple(fc.constantFrom("subject", "groups"), texts)
      .map(([name, text]) => `google.${name} == ${text}`),
    fc
      .tuple(fc.constantFrom("ref", "path", "missing"), texts)
      .map(([name, text]) => `attribute.${name} == ${text}`),
    texts.map((text) => `attribute.path.startsWith(${text})`),
  ),
});

const mapped = fc.oneof(
  { weight: 6, arbitrary: claim(ROOT) },
  { weight: 1, arbitrary: fc.tuple(claim(ROOT), claim(ROOT)).map(([a, b]) => `${a} + ':' + ${b}`) },
  { weight: 1, arbitrary: claimNames.map((name) => `has(${ROOT}.${name}) ? ${ROOT}.${name} : ''`) },
  { weight: 1, arbitrary: assertionTests().map((test) => `${test} ? 'true' : 'false'`) },
  { weight: 1, arbitrary: fc.constantFrom(`${ROOT}.groups_direct`, `'fixed'`, `${ROOT}.sub`) },
);

function assertionTests(): fc.Arbitrary<string> {
  return conditions({
    root: ROOT,
    mixed: MIXED,
    own: claimNames.map((name) => `'${name}' in ${ROOT}`),
  });
}

const VALUES = [
  "shop/web",
  "main",
  "20",
  "true",
  "fixed",
  "shop",
  "shop/*",
  "project_path:shop/web:ref_type:branch:ref:main",
];

/** Members of a pool: names that the mapping may give, and names that it does not. */
function members(pool: string): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom(
        "*",
        "subject",
        "group",
        "attribute.path",
        "attribute.ref",
        "attribute.missing",
      ),
      fc.constantFrom(...VALUES),
    )
    .map(([kind, value]) => {
      const scheme = kind === "subject" ? "principal" : "principalSet";
      return `${scheme}://iam.googleapis.com/${pool}/${kind}${kind === "*" ? "" : `/${value}`}`;
    });
}

/** A provider by the names of the IAM API. */
interface WildProvider {
  readonly issuerUri: string;
  readonly allowedAudiences: readonly string[];
  readonly attributeMapping: Readonly<Record<string, string>>;
  readonly attributeCondition: string;
  readonly members: readonly string[];
}

/** Providers as they occur in the wild, with the members of one binding. */
export function wildProviders(
  { declared: { issuer } }: World,
  pool: string,
): fc.Arbitrary<WildProvider> {
  return fc
    .record({
      issuerUri: fc.constantFrom(issuer.url, issuer.url, issuer.url, `${issuer.url}/`),
      allowedAudiences: fc.subarray(AUDIENCES, { minLength: 1 }),
      subject: mapped,
      path: optional(8, mapped),
      ref: optional(8, mapped),
      groups: optional(6, fc.constantFrom(`${ROOT}.groups_direct`, "['shop']", `[${ROOT}.ref]`)),
      attributeCondition: fc.option(assertions, { freq: 5, nil: "" }),
      members: fc.uniqueArray(members(pool), { minLength: 1, maxLength: 3 }),
    })
    .map(({ subject, path, ref, groups, ...document }): WildProvider => ({
      ...document,
      attributeMapping: {
        "google.subject": subject,
        ...(path !== undefined && { "attribute.path": path }),
        ...(ref !== undefined && { "attribute.ref": ref }),
        ...(groups !== undefined && { "google.groups": groups }),
      },
    }));
}
