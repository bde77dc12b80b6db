import type { Finding } from "../../lib/guardrails/finding";
import type { Check } from "../../lib/review/check";

export const WORST: Finding = {
  rule: "trust/any-ref",
  severity: "error",
  stack: "shop",
  address: "aws_iam_role.web",
  message: "every ref of shop/web may become web",
  given: "project_path:shop/web:*",
  allowed: "a protected ref by name",
  fix: "name the ref",
  fingerprint: "trust/any-ref@shop:aws_iam_role.web",
  constructPath: "shop/Web/Role",
  location: { file: "lib/main.ts", line: 31 },
};

export const NOWHERE: Finding = {
  rule: "trust/mutable-path",
  severity: "info",
  stack: "bank",
  address: 'aws_iam_role.team["a\u001b[2J"]',
  message: "the project is named by its path",
  fix: "name it by id",
  fingerprint: "trust/mutable-path@bank",
};

export const MILD: Finding = { ...NOWHERE, location: { file: "out/stacks/bank/cdk.tf.json" } };

export const ACCEPTED: Check["acknowledged"] = [
  {
    finding: { ...WORST, address: "aws_iam_role.sandbox" },
    acknowledgement: {
      rule: "trust/any-ref",
      address: "aws_iam_role.sandbox",
      reason: "a sandbox",
      until: "2027-01-31",
    },
  },
];
