import { describe, expect, test } from "@jest/globals";
import { parseExpression } from "../../../lib/relying-parties/cel";
import { attributesOf } from "../../../lib/relying-parties/gcp/attributes";
import { Unknown } from "../../../lib/terraform";
import { job } from "../../support/gcp";

const parse = (text: string | Unknown) =>
  parseExpression(text, { root: "assertion", dialect: "google", place: "x" });
const mapped = (
  mapping: Readonly<Record<string, string | Unknown>>,
  claims: Readonly<Record<string, unknown>> = {},
) => {
  const test = attributesOf(
    new Map(Object.entries(mapping).map(([key, text]) => [key, parse(text)])),
  );
  const { failing, open, values, verdict } = test({ ...job(), ...claims });
  return { failing, open: open.map((o) => o.key), values: Object.fromEntries(values), verdict };
};
const SUBJECT = { "google.subject": "assertion.project_id" };
const refused = (key: string) => ({ failing: [key], open: [], values: {}, verdict: false });

describe("attributesOf", () => {
  test("gives texts and lists of texts", () => {
    expect(
      mapped(
        {
          ...SUBJECT,
          "attribute.ref": "assertion.ref",
          "google.groups": "assertion.groups_direct",
        },
        { groups_direct: ["ops"] },
      ),
    ).toEqual({
      failing: [],
      open: [],
      values: { "google.subject": "20", "attribute.ref": "main", "google.groups": ["ops"] },
      verdict: true,
    });
  });

  test.each([
    ["a claim that is absent", "attribute.x", "assertion.environment", {}],
    ["a number", "attribute.x", "assertion.runner_id", {}],
    ["a boolean", "attribute.x", "assertion.ref == 'main'", {}],
    ["null", "attribute.x", "assertion.user_login", { user_login: null }],
    [
      "a list of other things",
      "attribute.x",
      "assertion.groups_direct",
      { groups_direct: ["a", 5] },
    ],
    ["an empty subject", "google.subject", "''", {}],
    ["a list as subject", "google.subject", "assertion.aud", { aud: ["a"] }],
    ["a text as groups", "google.groups", "assertion.ref", {}],
  ])("refuses %s", (_name, key, text, claims) => {
    expect(mapped({ [key]: text }, claims)).toEqual(refused(key));
  });

  test.each([
    ["x".repeat(127), true],
    ["x".repeat(128), false],
    ["é".repeat(63), true],
    ["é".repeat(64), false],
  ])("a subject takes 127 bytes: %#", (ref, expected) => {
    expect(mapped({ "google.subject": "assertion.ref" }, { ref }).verdict).toBe(expected);
  });

  test("takes an empty text and a long one elsewhere", () => {
    expect(
      mapped(
        { ...SUBJECT, "attribute.x": "''", "attribute.y": "assertion.ref" },
        { ref: "x".repeat(500) },
      ).verdict,
    ).toBe(true);
  });

  test.each([
    [8000, true],
    [8190, false],
  ])("all of it takes 8 KB: %d bytes", (bytes, expected) => {
    const { verdict } = mapped(
      { "attribute.a": "assertion.ref", "attribute.b": "assertion.groups_direct" },
      { ref: "x".repeat(bytes - 8), groups_direct: ["12345678"] },
    );
    expect(verdict).toBe(expected);
  });

  test("what is not known is open", () => {
    const late = new Unknown(["'", { reference: "var.x" }, "' + assertion.ref"]);
    expect(mapped({ ...SUBJECT, "attribute.x": late })).toMatchObject({
      failing: [],
      open: ["attribute.x"],
      verdict: null,
    });
    expect(mapped({ "google.subject": "''", "attribute.x": late }).verdict).toBe(false);
  });
});
