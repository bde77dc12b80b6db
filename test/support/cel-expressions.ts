import * as fc from "fast-check";
import type { Token } from "../../lib/core";
import { cel, type Expression } from "../../lib/relying-parties/cel";

/** Claims whose values the generator makes absent, null, lists, numbers and booleans. */
export const NAMES = [
  "project_id",
  "ref",
  "environment",
  "groups_direct",
  "runner_id",
  "https://x/y",
];

const TEXTS = [
  "",
  "main",
  "release/1",
  "release/",
  "20",
  "a.b",
  "é",
  "it's",
  'a"b',
  "a\\b",
  "x\ny",
  "😀",
];
const NUMBERS = [0, 5, 20, -1, 5.5];

const scalars: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...TEXTS),
  fc.constantFrom<unknown>(...NUMBERS, true, false, null),
);

/** Tokens with claims of every type. */
export const wildTokens: fc.Arbitrary<Token> = fc
  .record(
    Object.fromEntries(
      NAMES.map((name) => [
        name,
        fc.oneof(
          { weight: 4, arbitrary: fc.constantFrom<unknown>(...TEXTS) },
          { weight: 2, arbitrary: scalars },
          { weight: 1, arbitrary: fc.array(scalars, { maxLength: 3 }) },
        ),
      ]),
    ),
    { requiredKeys: [] },
  )
  .map((claims) => ({ ...claims }));

/** Regular expressions that RE2 and JavaScript read alike. */
const PATTERNS = [
  "main",
  "^main$",
  "^(main|release/.*)$",
  "^release/[0-9]+$",
  "^[\\s\\S]*/1$",
  "a.b|^$",
  "^(a|b)*\\.",
  "\\d+",
];

export interface ExpressionOptions {
  /** Which identifiers stand for values beside claims: a differential judge has none. */
  readonly variables?: readonly string[];
  readonly claims?: readonly string[];
  readonly texts?: readonly string[];
  readonly patterns?: readonly string[];
}

/** Expressions that compile in CEL; most speak of claims. */
export function expressions(options: ExpressionOptions = {}): fc.Arbitrary<Expression> {
  const { variables = [], claims: names = NAMES, texts: constants = TEXTS } = options;
  const { patterns = PATTERNS } = options;
  const plain = names.filter((name) => /^\w+$/.test(name));
  const claims = fc.constantFrom(...names).map((name) => cel.claim(name));
  const texts = fc.constantFrom(...constants).map((text) => cel.text(text));
  const numbers = fc.oneof(
    fc.constantFrom(0, 5, 20, -1).map((n) => cel.int(n)),
    fc
      .constantFrom(5, 5.5, 20, -1)
      .map((value): Expression => ({ kind: "number", type: "double", value })),
    fc.constantFrom(5n, 20n).map((value): Expression => ({ kind: "number", type: "uint", value })),
  );
  const named =
    variables.length === 0
      ? []
      : [fc.constantFrom(...variables).map((v) => cel.variable(...v.split(".")))];
  return fc.letrec<{ value: Expression; text: Expression; test: Expression }>((tie) => ({
    text: fc.oneof(
      { maxDepth: 3, depthIdentifier: "cel" },
      claims,
      texts,
      fc
        .array(fc.oneof(claims, texts), { minLength: 2, maxLength: 3 })
        .map((parts) => cel.concat(...parts)),
      fc.tuple(tie("test"), tie("text"), tie("text")).map((c) => cel.when(...c)),
      fc
        .constantFrom(...plain)
        .map((name) => cel.when(cel.has(name), cel.claim(name), cel.text(""))),
    ),
    value: fc.oneof(
      { maxDepth: 3, depthIdentifier: "cel" },
      tie("text"),
      numbers,
      fc.constantFrom(cel.null, cel.boolean(true), cel.boolean(false)),
      fc.oneof(claims, texts).map((of) => cel.call("size", of)),
      claims.map((of) => cel.call("dyn", of)),
      ...named,
    ),
    test: fc.oneof(
      { maxDepth: 4, depthIdentifier: "cel" },
      fc.constantFrom(...plain, "absent").map((name) => cel.has(name)),
      fc.tuple(claims, texts).map(([of, text]) => cel.equals(of, text)),
      fc.tuple(claims, tie("value")).map(([of, value]) => cel.equals(of, value)),
      fc.tuple(tie("text"), claims).map(([of, value]) => cel.differs(of, value)),
      fc
        .tuple(
          fc.constantFrom("startsWith", "endsWith", "contains"),
          tie("text"),
          fc.constantFrom(...constants),
        )
        .map(([name, of, text]) => cel.method(name, of, text)),
      fc
        .tuple(tie("text"), fc.constantFrom(...patterns))
        .map(([of, pattern]) => cel.matches(of, pattern)),
      fc
        .tuple(claims, fc.array(fc.constantFrom(...constants), { maxLength: 3 }))
        .map(([of, values]) => cel.oneOf(of, values)),
      fc
        .tuple(fc.constantFrom(...constants), claims)
        .map(([text, of]) => cel.isIn(text, cel.call("dyn", of))),
      fc
        .tuple(fc.constantFrom("<", "<=", ">", ">="), claims, tie("value"))
        .map(([name, a, b]) => cel.call(name, a, b)),
      fc
        .tuple(fc.constantFrom("exists" as const, "all" as const), claims, tie("test"))
        .map(([name, of, body]) =>
          cel.macro(
            name,
            cel.call("dyn", of),
            "m",
            cel.or(cel.equals(cel.bound("m"), "main"), body),
          ),
        ),
      tie("test").map((of) => cel.not(of)),
      fc.tuple(tie("test"), tie("test")).map((parts) => cel.and(...parts)),
      fc.tuple(tie("test"), tie("test")).map((parts) => cel.or(...parts)),
      fc.tuple(tie("test"), tie("test"), tie("test")).map((c) => cel.when(...c)),
      claims,
    ),
  })).test;
}
