import * as fc from "fast-check";

/** Where the two parties' CEL differs: the name of the claims, and what only one of them has. */
export interface Dialect {
  readonly root: "assertion" | "claims";
  /** Members of other types that a list may have beside texts. */
  readonly mixed: readonly string[];
  /** Conditions that only this party compiles. */
  readonly own: fc.Arbitrary<string>;
}

const CLAIMS = [
  "project_path",
  "project_id",
  "namespace_path",
  "ref",
  "ref_type",
  "ref_protected",
  "environment",
];
const TEXTS = [
  "shop/web",
  "shop/",
  "acme/web",
  "20",
  "21",
  "main",
  "release/1",
  "branch",
  "true",
  "production",
  "",
  "shop",
];
const PATTERNS = [
  "^shop/",
  "^main$",
  "main",
  "^release/.*$",
  "^(main|release/.+)$",
  "web|api",
  "^[^/]+/web$",
  "(?i)MAIN",
  "^$",
];

export const claimNames = fc.constantFrom(...CLAIMS);

/** A text literal, in one of the quotes that CEL has. */
export const texts = fc
  .tuple(fc.constantFrom(...TEXTS), fc.constantFrom("'", "'", '"', '"""'))
  .map(([text, quote]) => `${quote}${text}${quote}`);

/** A claim of the token, named with a dot or as a key. */
export function claim(root: string): fc.Arbitrary<string> {
  return fc
    .tuple(claimNames, fc.constantFrom("dot", "dot", "key"))
    .map(([name, way]) => (way === "dot" ? `${root}.${name}` : `${root}["${name}"]`));
}

function lists(mixed: readonly string[]): fc.Arbitrary<string> {
  const members = fc.oneof(
    { weight: 9, arbitrary: texts },
    { weight: 1, arbitrary: mixed.length === 0 ? texts : fc.constantFrom(...mixed) },
  );
  return fc.array(members, { maxLength: 3 }).map((items) => `[${items.join(", ")}]`);
}

/** Conditions over one claim. */
function atoms({ root, mixed, own }: Dialect): fc.Arbitrary<string> {
  const one = claim(root);
  const others = fc.constantFrom("20", "true", "null", "2.0");
  const joined = fc.tuple(one, texts, one).map(([a, text, b]) => `(${a} + ${text} + ${b})`);
  const guarded = fc
    .tuple(claimNames, texts)
    .map(([name, text]) => `(has(${root}.${name}) ? ${root}.${name} : ${text})`);
  const operands = fc.oneof(
    { weight: 6, arbitrary: one },
    { weight: 1, arbitrary: joined },
    { weight: 1, arbitrary: guarded },
  );
  return fc.oneof(
    { weight: 6, arbitrary: fc.tuple(operands, texts).map(([a, b]) => `${a} == ${b}`) },
    { weight: 2, arbitrary: fc.tuple(operands, texts).map(([a, b]) => `${a} != ${b}`) },
    { weight: 1, arbitrary: fc.tuple(texts, operands).map(([a, b]) => `${a} == ${b}`) },
    {
      weight: 1,
      arbitrary: fc.tuple(one, fc.constantFrom("==", "!="), others).map((parts) => parts.join(" ")),
    },
    { weight: 1, arbitrary: fc.tuple(one, one).map(([a, b]) => `${a} == ${b}`) },
    {
      weight: 3,
      arbitrary: fc.tuple(operands, lists(mixed)).map(([a, list]) => `${a} in ${list}`),
    },
    { weight: 2, arbitrary: claimNames.map((name) => `has(${root}.${name})`) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(operands, fc.constantFrom("startsWith", "endsWith", "contains"), texts)
        .map(([a, call, text]) => `${a}.${call}(${text})`),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(one, fc.constantFrom(...PATTERNS))
        .map(([a, pattern]) => `${a}.matches('${pattern}')`),
    },
    { weight: 1, arbitrary: texts.map((text) => `${text} in ${root}.groups_direct`) },
    { weight: 1, arbitrary: fc.tuple(one, fc.nat(12)).map(([a, size]) => `size(${a}) > ${size}`) },
    { weight: 1, arbitrary: fc.constantFrom("true", "false") },
    { weight: 2, arbitrary: own },
  );
}

/** Conditions as people write them, nested a few levels, careless about claims that a token may lack. */
export function conditions(dialect: Dialect): fc.Arbitrary<string> {
  const atom = atoms(dialect);
  return fc.letrec<{ whole: string }>((tie) => ({
    whole: fc.oneof(
      { maxDepth: 3, depthIdentifier: "cel" },
      { weight: 3, arbitrary: atom },
      {
        weight: 3,
        arbitrary: fc.tuple(tie("whole"), tie("whole")).map(([a, b]) => `${a} && ${b}`),
      },
      {
        weight: 2,
        arbitrary: fc.tuple(tie("whole"), tie("whole")).map(([a, b]) => `(${a} || ${b})`),
      },
      { weight: 1, arbitrary: tie("whole").map((a) => `!(${a})`) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(tie("whole"), tie("whole"), tie("whole"))
          .map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
      },
    ),
  })).whole;
}
