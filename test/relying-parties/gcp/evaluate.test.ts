import { describe, expect, test } from "@jest/globals";
import { evaluate, prepare } from "../../../lib/relying-parties/gcp";
import {
  BINDING,
  documentIn,
  documentOf,
  job,
  type PoolParts,
  poolResources,
  set,
} from "../../support/gcp";

const decide = (parts: PoolParts, claims: Readonly<Record<string, unknown>> = {}) =>
  evaluate(documentOf(parts), job(claims));

describe("evaluate", () => {
  test("admits", () => {
    expect(decide({})).toEqual({ admitted: true, reasons: [] });
  });

  test("refuses, with a reason for each claim", () => {
    expect(decide({}, { ref: "x", ref_protected: "false" })).toEqual({
      admitted: false,
      reasons: [
        { code: "mismatch", claim: "ref", expected: '"main"', received: '"x"' },
        { code: "mismatch", claim: "ref_protected", expected: '"true"', received: '"false"' },
      ],
    });
  });

  test("is the same on a prepared document, and its reasons are worked out once", () => {
    const decision = evaluate(prepare(documentOf()), job({ ref: "x" }));
    expect(decision).toEqual(decide({}, { ref: "x" }));
    expect(decision.reasons).toBe(decision.reasons);
  });

  const two = (condition: string) => {
    const resources = poolResources();
    const { gitlab } = resources["google_iam_workload_identity_pool_provider"] ?? {};
    const second = { ...gitlab, attribute_condition: condition };
    return documentIn({
      ...resources,
      google_iam_workload_identity_pool_provider: { gitlab: gitlab ?? {}, second },
    });
  };

  test("one way in is enough", () => {
    expect(evaluate(two("assertion.ref == 'x'"), job({ ref: "x" })).admitted).toBe(true);
    expect(evaluate(two("assertion.ref == 'y'"), job({ ref: "x" })).admitted).toBe(false);
  });

  test("an open way leaves it open, and is what is told", () => {
    expect(evaluate(two("assertion.ref == '${var.ref}'"), job({ ref: "x" }))).toEqual({
      admitted: null,
      reasons: [{ code: "unknown-value", claim: "ref", expected: '"${var.ref}"', received: '"x"' }],
    });
  });

  test("a member of a pool that is not known leaves it open, and only for tokens that the pool takes", () => {
    const member = "${lower(google_iam_workload_identity_pool.gitlab.name)}";
    expect(decide({ member })).toEqual({
      admitted: null,
      reasons: [
        {
          code: "unknown-value",
          claim: "",
          expected: `who is a member of ${BINDING} is not known before apply`,
          received: "",
        },
      ],
    });
    expect(decide({ member }, { ref: "x" }).admitted).toBe(false);
  });

  test("tells the nearest way", () => {
    const document = two(
      "assertion.ref == 'x' && assertion.user_login == 'a' && assertion.user_id == '1'",
    );
    expect(evaluate(document, job({ ref: "y" })).reasons).toEqual([
      { code: "mismatch", claim: "ref", expected: '"main"', received: '"y"' },
    ]);
  });

  test("a way of another issuer is the farthest", () => {
    const other = documentIn(poolResources({ issuer: "https://gitlab.example.com" }));
    expect(evaluate(other, job()).reasons).toEqual([
      {
        code: "mismatch",
        claim: "iss",
        expected: '"https://gitlab.example.com"',
        received: '"https://gitlab.com"',
      },
    ]);
  });

  test("a pool without a provider in the input decides nothing", () => {
    const member = set("*").replace("gitlab-pool", "other-pool");
    expect(decide({ member })).toEqual({
      admitted: null,
      reasons: [
        {
          code: "unknown-value",
          claim: "",
          expected: `the input has no provider of the pool of ${member}`,
          received: "",
        },
      ],
    });
  });
});
