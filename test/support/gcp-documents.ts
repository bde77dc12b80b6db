import * as fc from "fast-check";
import { AUDIENCE, type PoolParts, set, subject } from "./gcp";

const CLAIMS: Readonly<Record<string, readonly string[]>> = {
  project_path: ["shop/web", "shop/api", "acme/web"],
  project_id: ["20", "21"],
  namespace_path: ["shop", "acme"],
  ref: ["main", "release/1"],
  ref_type: ["branch", "tag"],
  ref_protected: ["true"],
  environment: ["production"],
  user_login: ["dev"],
  pipeline_source: ["push"],
};

const names = Object.keys(CLAIMS);
const pair = fc
  .constantFrom(...names)
  .chain((claim) => fc.tuple(fc.constant(claim), fc.constantFrom(...(CLAIMS[claim] ?? [""]))));

const atom: fc.Arbitrary<string> = fc.oneof(
  pair.map(([claim, value]) => `assertion.${claim} == '${value}'`),
  pair.map(([claim, value]) => `assertion.${claim} != '${value}'`),
  pair.map(([claim, value]) => `assertion['${claim}'] in ['${value}', 'other']`),
  pair.map(([claim, value]) => `assertion.${claim}.startsWith('${value.slice(0, 3)}')`),
  pair.map(([claim, value]) => `assertion.${claim}.matches('^${value.slice(0, 3)}[a-z/0-9]*$')`),
  fc.constantFrom(...names).map((claim) => `has(assertion.${claim})`),
  pair.map(([claim, value]) => `attribute.${claim} == '${value}'`),
  fc.constantFrom(
    "assertion.project_id == 20",
    "google.subject.startsWith('20')",
    "'shop' in assertion.groups_direct",
    "assertion.sub == 'project_path:shop/web:ref_type:branch:ref:main'",
    "true",
  ),
);

const conditions = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { depthSize: "small" },
    atom,
    fc.tuple(tie("any"), tie("any")).map(([a, b]) => `(${a} && ${b})`),
    fc.tuple(tie("any"), tie("any")).map(([a, b]) => `(${a} || ${b})`),
    tie("any").map((a) => `!(${a})`),
  ),
})).any;

const subjects = fc.constantFrom(
  "assertion.project_id",
  "assertion.sub",
  "assertion.project_id + ':' + assertion.ref",
);

const texts: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...names).map((claim) => `assertion.${claim}`),
  fc.constantFrom(...names).map((claim) => `has(assertion.${claim}) ? assertion.${claim} : ''`),
  conditions.map((condition) => `${condition} ? 'true' : 'false'`),
  pair.map(([claim]) => `assertion.project_id + ':' + assertion.${claim}`),
);

const mappings = fc.record({
  "google.subject": subjects,
  "attribute.project_path": fc.constantFrom("assertion.project_path", "assertion.project_id"),
  "attribute.x": texts,
});

const members = fc.oneof(
  fc.constant(set("*")),
  fc.constantFrom("shop/web", "20", "acme/*").map((v) => set(`attribute.project_path/${v}`)),
  fc
    .constantFrom("true", "false", "20:main", "20:branch", "dev", "")
    .map((v) => set(`attribute.x/${v === "" ? "main" : v}`)),
  fc.constantFrom("20", "20:main", "project_path:shop/web:ref_type:branch:ref:main").map(subject),
);

/** Providers and members as they occur in the wild, loose and strange ones among them. */
export function wildPools(issuer: string): fc.Arbitrary<PoolParts> {
  return fc.record({
    mapping: mappings,
    condition: fc.option(conditions, { nil: undefined, freq: 8 }),
    issuer: fc.constantFrom(issuer, issuer, issuer, `${issuer}/`),
    audiences: fc.constantFrom([AUDIENCE], [AUDIENCE, "other"], []),
    member: members,
  });
}
