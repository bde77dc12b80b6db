import * as fc from "fast-check";
import { EXACT, exactly, FLEXIBLE, flexibly } from "./entra";

const SUBJECTS = [
  "project_path:shop/web:ref_type:branch:ref:main",
  "project_path:Shop/Web:ref_type:branch:ref:main",
  "project_path:shop/*:ref_type:branch:ref:release/*",
  "project_path:shop/web:*",
  "project_path:shop*",
  "project_id:20:ref_type:branch:ref:main:ref_protected:true",
  "project_id:2?:*",
  "*:ref:main",
  "*",
];

const COMPARED: Readonly<Record<string, readonly string[]>> = {
  sub: SUBJECTS,
  project_id: ["20", "21", "2?", "*"],
  namespace_id: ["100", "1*"],
  ref_protected: ["true", "false", "t*"],
  environment: ["production", "*"],
};

const terms = fc
  .constantFrom("sub", "sub", ...Object.keys(COMPARED))
  .chain((claim) =>
    fc
      .tuple(fc.constantFrom("eq", "matches"), fc.constantFrom(...(COMPARED[claim] ?? [])))
      .map(([operator, value]) => `claims['${claim}'] ${operator} '${value}'`),
  );

const TWISTS: readonly ((expression: string) => string)[] = [
  (text) => text,
  (text) => text,
  (text) => text,
  (text) => text,
  (text) => text.replace(" eq ", "  eq "),
  (text) => text.replace(" and ", " or "),
  (text) => `(${text})`,
  (text) => text.replace(" matches ", " startsWith "),
  (text) => `${text} and`,
];

const expressions = fc
  .tuple(fc.array(terms, { minLength: 1, maxLength: 3 }), fc.constantFrom(...TWISTS))
  .map(([list, twist]) => twist(list.join(" and ")));

/** Credentials as they occur in the wild, loose and malformed ones among them, for the tokens of one issuer. */
export function wildCredentials(
  url: string,
): fc.Arbitrary<{ readonly type: string; readonly attributes: object }> {
  const issuer = fc.constantFrom(url, url, url, `${url}/`);
  const audience = fc.constantFrom("aws:111122223333", "https://gitlab.com");
  return fc.oneof(
    fc
      .record({
        issuer,
        audiences: fc.array(audience, { maxLength: 2 }),
        subject: fc.constantFrom(...SUBJECTS),
      })
      .map((attributes) => ({ type: EXACT, attributes: exactly(attributes) })),
    fc
      .record({ issuer, audience, claims_matching_expression: expressions })
      .map((attributes) => ({ type: FLEXIBLE, attributes: flexibly(attributes) })),
  );
}
