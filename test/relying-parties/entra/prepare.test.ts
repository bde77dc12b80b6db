import { describe, expect, test } from "@jest/globals";
import { prepare } from "../../../lib/relying-parties/entra";
import { documentOf, EXACT, exactly, FLEXIBLE, flexibly } from "../../support/entra";

describe("prepare", () => {
  test("an exact credential compares the whole subject", () => {
    const { issuer, audience, claims, gaps } = prepare(documentOf(EXACT, exactly()));
    expect([issuer, audience, ...claims].map((t) => [t.claim, t.comparison])).toEqual([
      ["iss", "exact"],
      ["aud", "exact"],
      ["sub", "exact"],
    ]);
    expect(gaps).toEqual([]);
    expect(issuer.test("https://gitlab.com")).toBe(true);
    expect(issuer.test("https://gitlab.com/")).toBe(false);
  });

  test("a flexible one what its expression names", () => {
    const { claims } = prepare(documentOf(FLEXIBLE, flexibly()));
    expect(claims.map((t) => [t.claim, t.comparison])).toEqual([
      ["sub", "like"],
      ["project_id", "exact"],
    ]);
  });

  test("an expression that is not understood is a gap with its place", () => {
    const attributes = flexibly({ claims_matching_expression: "true" });
    const { claims, gaps } = prepare(documentOf(FLEXIBLE, attributes));
    expect(claims).toEqual([]);
    expect(gaps).toEqual([
      {
        code: "not-understood",
        message: `${FLEXIBLE}.deploy.claims_matching_expression: "true" at character 1 is not claims['NAME'] eq|matches 'VALUE' joined by " and "`,
      },
    ]);
  });

  test("several audiences are alternatives, none admits nobody", () => {
    const audience = (...audiences: readonly string[]) =>
      prepare(documentOf(EXACT, exactly({ audiences }))).audience;
    expect(audience("a", "b").test("b")).toBe(true);
    expect(audience("a", "b").test("c")).toBe(false);
    expect(audience("a", "${var.x}").test("c")).toBeNull();
    expect(audience().test("a")).toBe(false);
  });
});
