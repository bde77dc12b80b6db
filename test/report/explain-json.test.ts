import { expect, test } from "@jest/globals";
import { explainJson } from "../../lib/report/explain-json";

const reason = { code: "mismatch", claim: "ref", expected: '"main"', received: '"x"' } as const;

test("is the contract's document, one decision for each token and identity", () => {
  const json = explainJson([
    { token: "a", identity: "aws_iam_role.web", stack: "shop", admitted: true, reasons: [] },
    {
      token: "b",
      identity: "aws_iam_role.web",
      stack: "shop",
      admitted: null,
      reasons: [reason],
      nearest: true,
    },
  ]);
  expect(JSON.parse(json)).toEqual({
    schemaVersion: 1,
    decisions: [
      { token: "a", identity: "aws_iam_role.web", stack: "shop", admitted: true, reasons: [] },
      {
        token: "b",
        identity: "aws_iam_role.web",
        stack: "shop",
        admitted: null,
        nearest: true,
        reasons: [reason],
      },
    ],
  });
});
