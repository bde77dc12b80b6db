import { describe, expect, test } from "@jest/globals";
import { prepare } from "../../../lib/relying-parties/gcp";
import { answer } from "../../../lib/relying-parties/gcp/prepare";
import {
  AUDIENCE,
  documentOf,
  job,
  MAPPING,
  type PoolParts,
  set,
  subject,
} from "../../support/gcp";

const verdict = (parts: PoolParts, claims: Readonly<Record<string, unknown>> = {}) => {
  const [way] = prepare(documentOf(parts)).ways;
  if (way === undefined) throw new Error("no way in");
  return answer(way, { ...job(), ...claims });
};

describe("answer", () => {
  test.each<[string, PoolParts, Readonly<Record<string, unknown>>, boolean | null]>([
    ["the job that is meant", {}, {}, true],
    ["another issuer", {}, { iss: "https://gitlab.attacker.example" }, false],
    ["a slash behind the issuer", { issuer: "https://gitlab.com/" }, {}, false],
    ["no issuer", {}, { iss: undefined }, false],
    ["an issuer that is not known", { issuer: "${var.issuer}" }, {}, null],
    ["another audience", {}, { aud: "other" }, false],
    ["a list with the audience", {}, { aud: ["other", AUDIENCE] }, true],
    ["a list without it", {}, { aud: ["other"] }, false],
    ["no audience", {}, { aud: undefined }, false],
    ["a number as audience", {}, { aud: 5 }, false],
    ["the provider's name", { audiences: [] }, {}, true],
    ["the provider's name without https:", { audiences: [] }, { aud: AUDIENCE.slice(6) }, true],
    ["another name", { audiences: [] }, { aud: `${AUDIENCE}2` }, false],
    ["audiences that are not known", { oidc: { allowed_audiences: "${var.a}" } }, {}, null],
    ["an audience that is not known, and this is none", { audiences: ["x-${var.a}"] }, {}, false],
    ["a condition that is false", {}, { ref: "x" }, false],
    ["a condition that errs", { condition: "assertion.environment == 'x'" }, {}, false],
    ["a condition that is not known", { condition: "assertion.ref == '${var.ref}'" }, {}, null],
    ["a condition that is a text", { condition: "'true'" }, {}, false],
    ["no condition", { condition: undefined }, {}, true],
    [
      "a mapping that is absent",
      { mapping: { ...MAPPING, "attribute.e": "assertion.environment" } },
      {},
      false,
    ],
    ["a mapping that is not known", { provider: { attribute_mapping: "${var.m}" } }, {}, null],
    ["another member", { member: set("attribute.project_id/21") }, {}, false],
    ["an attribute that is not mapped", { member: set("attribute.x/20") }, {}, false],
    ["everybody", { member: set("*") }, {}, true],
    ["a subject", { member: subject("20") }, {}, true],
    ["a star is literal", { member: set("attribute.project_id/*") }, {}, false],
    ["a member that is not known", { member: set("attribute.project_id/${var.id}") }, {}, null],
    ["a member of no form", { member: set("subject/20") }, {}, false],
    [
      "a member of a list",
      {
        member: set("group/ops"),
        mapping: { ...MAPPING, "google.groups": "assertion.groups_direct" },
      },
      { groups_direct: ["dev", "ops"] },
      true,
    ],
    [
      "no member of a list",
      {
        member: set("group/ops"),
        mapping: { ...MAPPING, "google.groups": "assertion.groups_direct" },
      },
      { groups_direct: ["dev"] },
      false,
    ],
  ])("%s", (_name, parts, claims, expected) => {
    expect(verdict(parts, claims)).toBe(expected);
  });
});
