import { describe, expect, test } from "@jest/globals";
import { explainText, reasonText } from "../../lib/report/explain-text";
import type { TokenDecision } from "../../lib/review/explain";

const decision = (
  token: string,
  name: string,
  admitted: boolean | null,
  others: Partial<TokenDecision> = {},
) => ({
  token,
  identity: `aws_iam_role.${name}`,
  stack: "shop",
  admitted,
  reasons: [],
  ...others,
});
const ref = { code: "mismatch", claim: "ref", expected: '"main"', received: '"x"' } as const;
const path = {
  code: "mismatch",
  claim: "project_path",
  expected: '"a/b"',
  received: '"c/d"',
} as const;

describe("explainText", () => {
  test("tells who admits a token, or what keeps it out, the nearest first", () => {
    const text = explainText({
      decisions: [
        decision("release", "web", true),
        decision("release", "api", false, { reasons: [path] }),
        decision("feature\n", "api", false, { reasons: [path, ref] }),
        decision("feature\n", "web", false, { reasons: [ref], nearest: true }),
      ],
      outcomes: [
        { token: "release", admitted: true },
        { token: "feature\n", admitted: false },
      ],
    });
    expect(text).toBe(
      [
        "token release  admitted",
        "  admitted by  aws_iam_role.web in stack shop",
        "  refused by 1 other",
        "",
        "token feature\\n  refused",
        "  refused by   aws_iam_role.web in stack shop (nearest)",
        '    ref: expected "main", received "x"',
        "  refused by   aws_iam_role.api in stack shop",
        '    project_path: expected "a/b", received "c/d"',
        '    ref: expected "main", received "x"',
        "",
        "2 tokens: 1 admitted, 1 refused",
        "",
      ].join("\n"),
    );
  });

  test("tells what is not decided, beside an identity that admits too", () => {
    const unknown = {
      code: "unknown-value",
      claim: "project_id",
      expected: "${x.id}",
      received: '"1"',
    } as const;
    const text = explainText({
      decisions: [
        decision("a", "web", null, { reasons: [unknown] }),
        decision("b", "web", null, { reasons: [unknown] }),
        decision("b", "api", true),
        decision("b", "ops", false),
        decision("b", "dba", false),
      ],
      outcomes: [
        { token: "a", admitted: null },
        { token: "b", admitted: true },
      ],
    });
    const line =
      '    project_id: expected ${x.id}, which is not known before apply (--assume supplies it), received "1"';
    expect(text).toBe(
      [
        "token a  undecided",
        "  undecided at aws_iam_role.web in stack shop",
        line,
        "",
        "token b  admitted",
        "  admitted by  aws_iam_role.api in stack shop",
        "  undecided at aws_iam_role.web in stack shop",
        line,
        "  refused by 2 others",
        "",
        "2 tokens: 1 admitted, 1 undecided",
        "",
      ].join("\n"),
    );
  });

  test("says where nothing decides", () => {
    expect(explainText({ decisions: [], outcomes: [{ token: "a", admitted: false }] })).toBe(
      "token a  refused\n  nothing in the input decides about tokens\n\n1 token: 1 refused\n",
    );
  });
});

test.each([
  [
    { code: "absent", claim: "ref", expected: '"main"', received: "nothing" },
    'ref: expected "main", received nothing',
  ],
  [
    { code: "not-a-key", claim: "environment", expected: '"production"', received: "nothing" },
    'environment: expected "production", but the relying party never sees this claim',
  ],
  [
    { code: "denied", claim: "ref", expected: 'anything but "x"', received: '"x"' },
    'ref: denied: only anything but "x" escapes, received "x"',
  ],
  [
    { code: "not-understood", claim: "", expected: "statement 1.Action", received: "" },
    "not understood: statement 1.Action",
  ],
  [
    {
      code: "no-statement",
      claim: "iss",
      expected: "a statement that allows web identity",
      received: '"https://b\u0007"',
    },
    'iss: expected a statement that allows web identity, received "https://b\\u{7}"',
  ],
] as const)("%j reads aloud", (reason, text) => {
  expect(reasonText(reason)).toBe(text);
});
