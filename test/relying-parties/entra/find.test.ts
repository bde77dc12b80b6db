import { describe, expect, test } from "@jest/globals";
import { findCredentials, findDocuments } from "../../../lib/relying-parties/entra";
import { stackOf } from "../../support/aws";
import {
  AUDIENCE,
  documentOf,
  documentsIn,
  EXACT,
  exactly,
  FLEXIBLE,
  flexibly,
  MANAGED,
  managed,
} from "../../support/entra";

describe("findDocuments", () => {
  test("finds the three kinds of credentials", () => {
    const documents = documentsIn({
      [EXACT]: { a: exactly() },
      [FLEXIBLE]: { b: flexibly() },
      [MANAGED]: { c: managed() },
    });
    expect(
      documents.map((d) => [d.identity, d.condition.kind, d.condition.attribute, d.holder.kind]),
    ).toEqual([
      [`${EXACT}.a`, "exact", "subject", "application"],
      [`${FLEXIBLE}.b`, "flexible", "claims_matching_expression", "application"],
      [`${MANAGED}.c`, "exact", "subject", "managed identity"],
    ]);
    expect(documents.map((d) => d.audiences.map((a) => a.shown))).toEqual([
      [AUDIENCE],
      [AUDIENCE],
      [AUDIENCE],
    ]);
    expect(documents.map((d) => d.issuer.shown)).toEqual(Array(3).fill("https://gitlab.com"));
  });

  test.each([
    "https://token.actions.githubusercontent.com",
    "https://westeurope.oic.prod-aks.azure.com/11111111-2222-3333-4444-555555555555/x/",
    "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0",
    "https://app.terraform.io",
  ])("leaves out %s, which is no GitLab", (issuer) => {
    const stack = stackOf({ resource: { [EXACT]: { a: exactly({ issuer }), b: exactly() } } });
    expect(findDocuments(stack).map((d) => d.identity)).toEqual([`${EXACT}.b`]);
    expect(findCredentials(stack).map((d) => d.identity)).toEqual([`${EXACT}.a`, `${EXACT}.b`]);
  });

  test.each(["https://gitlab.com/", "https://git.example.org", "${var.issuer}"])(
    "keeps %s",
    (issuer) => {
      expect(documentOf(EXACT, exactly({ issuer })).issuer.shown).toBe(issuer);
    },
  );

  test("resolves references to what the stack knows", () => {
    const stack = stackOf({
      locals: { issuer: "https://gitlab.com", subject: "project_id:20:ref:main" },
      resource: {
        [EXACT]: { a: exactly({ issuer: "${local.issuer}", subject: "${local.subject}" }) },
      },
    });
    const [document] = findDocuments(stack);
    expect(document?.condition.text.shown).toBe("project_id:20:ref:main");
  });

  test("audiences that are missing, strange or not known yet", () => {
    const audiences = (value: unknown) =>
      documentOf(EXACT, exactly({ audiences: value ?? null })).audiences.map((a) => [
        a.shown,
        a.cause,
      ]);
    expect(audiences(undefined)).toEqual([]);
    expect(audiences([])).toEqual([]);
    expect(audiences(["a", "b"])).toEqual([
      ["a", "none"],
      ["b", "none"],
    ]);
    expect(audiences([{}])).toEqual([["(missing)", "not-understood"]]);
    expect(audiences("${var.all}")).toEqual([["${var.all}", "unknown-value"]]);
    expect(audiences(["${var.one}"])).toEqual([["${var.one}", "unknown-value"]]);
  });

  test("a subject that is missing, and an expression where a subject is usual", () => {
    expect(documentOf(EXACT, exactly({ subject: null })).condition.text.shown).toBe("(missing)");
    const expression = "claims['sub'] eq 'x'";
    const strange = managed({ subject: null, claims_matching_expression: expression });
    expect(documentOf(MANAGED, strange).condition).toMatchObject({
      kind: "flexible",
      text: { shown: expression },
    });
  });

  test("is made once", () => {
    const stack = stackOf({ resource: { [EXACT]: { a: exactly() } } });
    expect(findCredentials(stack)).toBe(findCredentials(stack));
  });
});
