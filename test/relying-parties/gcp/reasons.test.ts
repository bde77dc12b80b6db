import { describe, expect, test } from "@jest/globals";
import { prepare } from "../../../lib/relying-parties/gcp";
import { wayReasons } from "../../../lib/relying-parties/gcp/reasons";
import { AUDIENCE, documentOf, job, MAPPING, type PoolParts, set } from "../../support/gcp";

const told = (parts: PoolParts, claims: Readonly<Record<string, unknown>> = {}) => {
  const [way] = prepare(documentOf(parts)).ways;
  if (way === undefined) throw new Error("no way in");
  return wayReasons(way, { ...job(), ...claims }).map(
    ({ claim, code, expected, received }) => `${code} ${claim}: ${expected}, ${received}`,
  );
};

describe("wayReasons", () => {
  test.each<[string, PoolParts, Readonly<Record<string, unknown>>, readonly string[]]>([
    ["nothing keeps it out", {}, {}, []],
    [
      "the issuer, and then nothing else",
      {},
      { iss: "https://x.example", aud: "y", ref: "z" },
      ['mismatch iss: "https://gitlab.com", "https://x.example"'],
    ],
    ["no issuer", {}, { iss: undefined }, ['absent iss: "https://gitlab.com", nothing']],
    [
      "an issuer that is not known",
      { issuer: "${lower(var.issuer)}" },
      {},
      ['unknown-value iss: (not known before apply), "https://gitlab.com"'],
    ],
    ["the audience", {}, { aud: ["x"] }, [`mismatch aud: "${AUDIENCE}", ["x"]`]],
    [
      "one of several audiences",
      { audiences: ["a", "b"] },
      { aud: "x" },
      ['mismatch aud: "a" or "b", "x"'],
    ],
    [
      "audiences that are not known",
      { oidc: { allowed_audiences: "${var.a}" } },
      { aud: "x" },
      ['unknown-value aud: (not known before apply), "x"'],
    ],
    [
      "a claim that a mapping needs",
      { mapping: { ...MAPPING, "attribute.e": "assertion.environment" } },
      {},
      ["absent environment: a value, for attribute.e, nothing"],
    ],
    [
      "a claim of another type",
      { mapping: { ...MAPPING, "attribute.r": "assertion.runner_id" } },
      {},
      ["mismatch runner_id: a text that attribute.r can be, 1"],
    ],
    [
      "a mapping that is not known",
      { provider: { attribute_mapping: "${var.m}" }, member: set("*") },
      {},
      [
        "unknown-value : google_iam_workload_identity_pool_provider.gitlab.attribute_mapping is not known before apply, ",
      ],
    ],
    [
      "the member",
      { condition: undefined },
      { project_id: "21" },
      ['mismatch project_id: "20", "21"'],
    ],
    [
      "condition and member say it once",
      {},
      { project_id: "21" },
      ['mismatch project_id: "20", "21"'],
    ],
    [
      "an attribute that is not mapped",
      { member: set("attribute.x/1") },
      {},
      ["not-a-key : attribute.x, which no mapping gives, "],
    ],
    [
      "a member of no form",
      { member: set("subject/1") },
      {},
      [`not-a-key : ${set("subject/1")}, which is no principal of a pool, `],
    ],
    [
      "a member that is not known",
      { member: set("attribute.project_id/${var.id}") },
      {},
      [`unknown-value : ${set("attribute.project_id/${var.id}")} is not known before apply, `],
    ],
    [
      "the choice behind an attribute",
      {
        condition: undefined,
        mapping: {
          ...MAPPING,
          "attribute.x":
            "assertion.ref == 'main' && assertion.ref_type == 'tag' ? 'true' : 'false'",
        },
        member: set("attribute.x/true"),
      },
      { ref: "y" },
      ['mismatch ref: "main", "y"', 'mismatch ref_type: "tag", "branch"'],
    ],
    [
      "a subject that is too long",
      { condition: undefined, mapping: { ...MAPPING, "google.subject": "assertion.ref" } },
      { ref: "x".repeat(128) },
      [`mismatch ref: a text that google.subject can be, "${"x".repeat(128)}"`],
    ],
  ])("%s", (_name, parts, claims, expected) => {
    expect(told(parts, claims)).toEqual(expected);
  });
});
