import { expect, test } from "@jest/globals";
import type { Finding } from "../../lib/guardrails/finding";
import { sideAcknowledgements } from "../../lib/review/side-acknowledgements";
import type { SideAcknowledgement } from "../../lib/review/side-file";

const finding = (rule: string, constructPath: string | undefined, stack = "shop"): Finding => ({
  rule,
  severity: "error",
  stack,
  address: "aws_iam_role.web",
  message: "m",
  fix: "f",
  fingerprint: `${rule}@${stack}:${constructPath ?? ""}`,
  ...(constructPath === undefined ? {} : { constructPath }),
});

const FINDINGS = [
  finding("trust/any-ref", "shop/Web"),
  finding("trust/any-ref", "shop/Web/Role/Resource"),
  finding("trust/any-ref", "shop/Website"),
  finding("trust/any-ref", undefined),
  finding("trust/any-project", "shop/Web"),
  finding("trust/any-ref", "shop/Web", "bank"),
];

const given = (acknowledgement: Omit<SideAcknowledgement, "rule" | "reason">) =>
  sideAcknowledgements(
    new Map([
      [
        "shop",
        {
          locations: new Map(),
          acknowledgements: [{ rule: "trust/any-ref", reason: "why", ...acknowledgement }],
        },
      ],
    ]),
    FINDINGS,
  );

const common = { rule: "trust/any-ref", reason: "why", stack: "shop" };

test("a construct stands for the findings of the rule on it and below it", () => {
  expect(given({ path: "shop/Web", until: "2027-01-31" })).toEqual([
    { ...common, until: "2027-01-31", fingerprint: "trust/any-ref@shop:shop/Web" },
    { ...common, until: "2027-01-31", fingerprint: "trust/any-ref@shop:shop/Web/Role/Resource" },
  ]);
});

test("a construct without such a finding stays, to be reported", () => {
  expect(given({ path: "shop/Api" })).toEqual([{ ...common, address: "shop/Api" }]);
});

test("an address is passed on for its stack alone", () => {
  expect(given({ address: "aws_iam_role.web" })).toEqual([
    { ...common, address: "aws_iam_role.web" },
  ]);
});
