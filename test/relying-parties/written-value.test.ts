import { describe, expect, test } from "@jest/globals";
import { ANY, complement, exact, glob, opaque, union } from "../../lib/core";
import {
  type PatternParty,
  REFUSED_EVERYWHERE,
  writtenValues,
} from "../../lib/relying-parties/written-value";

const PARTY: PatternParty = {
  relyingParty: "entra",
  name: "Entra",
  refused: [[(text) => text.includes("#"), "a hash"], ...REFUSED_EVERYWHERE],
  nearest: { ref: "name each ref" },
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
});
