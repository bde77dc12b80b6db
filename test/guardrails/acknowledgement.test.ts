import { describe, expect, test } from "@jest/globals";
import { acknowledge, type Acknowledgement } from "../../lib/guardrails/acknowledgement";
import type { Finding } from "../../lib/guardrails/finding";

const TODAY = "2026-11-24";
const finding: Finding = {
  rule: "trust/any-ref",
  severity: "error",
  stack: "shop",
  address: "aws_iam_role.deploy",
  message: "deploy trusts any ref",
  fix: "name the branch",
  fingerprint: "trust/any-ref@shop:aws_iam_role.deploy",
};
const accepted: Acknowledgement = {
  rule: "trust/any-ref",
  address: "aws_iam_role.deploy",
  reason: "plan role, read only",
};

describe("an acknowledgement that accepts", () => {
  test.each<[string, Acknowledgement]>([
    ["by address", accepted],
    [
      "by fingerprint",
      { rule: accepted.rule, fingerprint: finding.fingerprint, reason: "read only" },
    ],
    ["in the stack", { ...accepted, stack: "shop" }],
    ["until today", { ...accepted, until: TODAY }],
  ])("%s", (_name, given) => {
    expect(acknowledge([finding], [given], TODAY)).toEqual({
      findings: [],
      acknowledged: [{ finding, acknowledgement: given }],
    });
  });

  test("the one that still holds counts, where several fit", () => {
    const ended = { ...accepted, until: "2026-01-01" };
    expect(acknowledge([finding], [ended, accepted], TODAY).acknowledged).toEqual([
      { finding, acknowledgement: accepted },
    ]);
  });
});

describe("an acknowledgement that accepts nothing leaves the finding and is one itself", () => {
  test.each<[string, Acknowledgement, Partial<Finding>]>([
    [
      "another rule",
      { ...accepted, rule: "trust/any-project" },
      {
        rule: "acknowledgement/unused",
        severity: "warning",
        message:
          "the acknowledgement of trust/any-project accepts nothing: there is no such finding",
      },
    ],
    [
      "another address",
      { ...accepted, address: "aws_iam_role.other" },
      {
        rule: "acknowledgement/unused",
        severity: "warning",
        message: "the acknowledgement of trust/any-ref accepts nothing: there is no such finding",
      },
    ],
    [
      "another stack",
      { ...accepted, stack: "other" },
      {
        rule: "acknowledgement/unused",
        severity: "warning",
        message: "the acknowledgement of trust/any-ref accepts nothing: there is no such finding",
      },
    ],
    [
      "yesterday",
      { ...accepted, until: "2026-11-23" },
      {
        rule: "acknowledgement/expired",
        severity: "warning",
        message: "the acknowledgement of trust/any-ref ended on 2026-11-23",
      },
    ],
    [
      "no reason",
      { ...accepted, reason: " " },
      {
        rule: "acknowledgement/invalid",
        severity: "error",
        message: "the acknowledgement of trust/any-ref does not count: it has no reason",
      },
    ],
    [
      "no place",
      { rule: accepted.rule, reason: "all of them" },
      {
        rule: "acknowledgement/invalid",
        severity: "error",
        message:
          "the acknowledgement of trust/any-ref does not count: it names neither an address nor a fingerprint",
      },
    ],
    [
      "a date that is no day",
      { ...accepted, until: "2026-02-30" },
      {
        rule: "acknowledgement/invalid",
        severity: "error",
        message:
          "the acknowledgement of trust/any-ref does not count: its date 2026-02-30 is not a day (YYYY-MM-DD)",
      },
    ],
  ])("%s", (_name, given, own) => {
    const { findings, acknowledged } = acknowledge([finding], [given], TODAY);
    expect(acknowledged).toEqual([]);
    expect(findings).toHaveLength(2);
    expect(findings[0]).toEqual(finding);
    expect(findings[1]).toMatchObject(own);
  });
});
