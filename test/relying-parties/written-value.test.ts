import { describe, expect, test } from "@jest/globals";
import { ANY, complement, exact, glob, opaque, union } from "../../lib/core";
import {
  LITERAL_WILDCARD,
  type PatternParty,
  REFUSED_EVERYWHERE,
  TERRAFORM_DIRECTIVE,
  TERRAFORM_REFERENCE,
  writtenValues,
} from "../../lib/relying-parties/written-value";

const PARTY: PatternParty = {
  relyingParty: "entra",
  name: "Entra",
  wildcards: "* and ?",
  refused: [[(text) => text.includes("#"), "a hash"], ...REFUSED_EVERYWHERE],
  refusedExactly: [LITERAL_WILDCARD],
  nearest: { ref: "name each ref" },
};
const STARS: PatternParty = {
  relyingParty: "vault",
  name: "Vault",
  wildcards: "*",
  refused: [TERRAFORM_REFERENCE, TERRAFORM_DIRECTIVE],
  nearest: {},
};
const place = { claim: "ref", where: "shop/App" } as const;

describe("writtenValues", () => {
  test("writes exact values, patterns and values not known yet", () => {
    const values = union(exact("main", opaque("${x.y.id}")), glob("v?*"));
    expect(writtenValues(values, place, PARTY)).toEqual([
      { text: "main", wildcard: false },
      { text: "${x.y.id}", wildcard: false },
      { text: "v?*", wildcard: true },
    ]);
  });

  test("writes a claim of few values out", () => {
    expect(writtenValues(ANY, { ...place, claim: "ref_type" }, PARTY)).toEqual([
      { text: "branch", wildcard: false },
      { text: "tag", wildcard: false },
    ]);
  });

  test.each([
    ["a#b'", "a hash"],
    ["%{x}", "%{, which Terraform takes for a directive"],
    ['a"b', "a quote"],
    ["a\\b", "a backslash"],
    ["a\u0085b", "a control character"],
    ["a*", "a wildcard as a literal character"],
  ])("refuses %j in the party's name", (value, words) => {
    expect(() => writtenValues(exact(value), { ...place, claim: "aud" }, PARTY)).toThrow(
      `a value of aud holds ${words}: Entra cannot carry it safely`,
    );
  });

  test("refuses what it cannot compare, with the party's nearest way", () => {
    expect(() => writtenValues(complement(exact("main")), place, PARTY)).toThrow(
      'Entra cannot compare ref with anything but "main": it knows exact values, and patterns with * and ?; given: anything but "main"; fix: name each ref; at shop/App',
    );
    expect(() =>
      writtenValues(glob("a", { ignoreCase: true }), { ...place, claim: "user_login" }, PARTY),
    ).toThrow("fix: list the exact values, or write one pattern that covers them");
  });

  const questioned = (party: PatternParty, question: boolean) =>
    writtenValues(glob("v?*", { question }), { ...place, claim: "user_email" }, party);

  test.each([
    [STARS, false],
    [PARTY, true],
  ])("%#: a ? in a pattern is written where the party takes it so", (party, question) => {
    expect(questioned(party, question)).toEqual([{ text: "v?*", wildcard: true }]);
  });

  test.each([
    [STARS, true],
    [PARTY, false],
  ])("%#: a ? in a pattern is refused where the party takes it otherwise", (party, question) => {
    expect(() => questioned(party, question)).toThrow(
      `${party.name} cannot compare user_email with `,
    );
  });

  test("a party that tells patterns from texts carries a literal wildcard", () => {
    expect(writtenValues(exact("a*"), { ...place, claim: "aud" }, STARS)).toEqual([
      { text: "a*", wildcard: false },
    ]);
  });

  test.each([
    ["${x}", "${, which Terraform takes for a reference"],
    ["%{x}", "%{, which Terraform takes for a directive"],
  ])("what Terraform would replace, %j, is refused by name", (value, words) => {
    expect(() => writtenValues(exact(value), { ...place, claim: "aud" }, STARS)).toThrow(
      `a value of aud holds ${words}: Vault cannot carry it safely`,
    );
  });
});
