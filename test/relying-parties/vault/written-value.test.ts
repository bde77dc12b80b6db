import { describe, expect, test } from "@jest/globals";
import {
  CannotExpressError,
  complement,
  exact,
  glob,
  intersection,
  type Language,
  opaque,
  union,
} from "../../../lib/core";
import { writtenValues } from "../../../lib/relying-parties/vault/written-value";

const PLACE = { claim: "ref", where: "shop/Role" } as const;

describe("values that Vault can compare", () => {
  test.each<[Language, readonly (readonly [string, boolean])[]]>([
    [exact("main"), [["main", false]]],
    [
      exact("a", "b"),
      [
        ["a", false],
        ["b", false],
      ],
    ],
    [glob("release/*"), [["release/*", true]]],
    [
      union(exact("main"), glob("v*")),
      [
        ["main", false],
        ["v*", true],
      ],
    ],
    [glob("*"), [["*", true]]],
    [exact("a,b"), [["a,b", false]]],
    [exact(opaque("${gitlab_project.web.id}")), [["${gitlab_project.web.id}", false]]],
    [glob("a?*", { question: false }), [["a?*", true]]],
  ])("%#", (language, expected) => {
    const claim = language.key.includes("?") ? "user_email" : "ref";
    expect(writtenValues(language, { ...PLACE, claim }).map((w) => [w.text, w.wildcard])).toEqual(
      expected,
    );
  });

  test("a pattern of a claim with few values is those values", () => {
    const written = writtenValues(complement(exact("tag")), { ...PLACE, claim: "ref_type" });
    expect(written).toEqual([{ text: "branch", wildcard: false }]);
    expect(writtenValues(glob("b*"), { ...PLACE, claim: "ref_type" })).toEqual(written);
  });
});

describe("what Vault cannot compare", () => {
  const problem = (language: Language) => {
    try {
      writtenValues(language, PLACE);
    } catch (error) {
      if (!(error instanceof CannotExpressError)) throw error;
      return [error.claim, error.relyingParty, error.details.where, error.message.split(";")[0]];
    }
    return undefined;
  };
  const HEAD = ["ref", "vault", "shop/Role"];

  test.each<[string, Language, string]>([
    ["a negation", complement(exact("main")), 'anything but "main"'],
    ["one character", glob("v?"), "v?"],
    ["any case", glob("main", { ignoreCase: true }), "main in any case"],
    ["two patterns at once", intersection(glob("a*"), glob("*b")), "*b, and a*"],
  ])("%s", (_, language, words) => {
    expect(problem(language)).toEqual([
      ...HEAD,
      `Vault cannot compare ref with ${words}: it knows exact values, and patterns with *`,
    ]);
  });

  test.each([
    ['a"b', "a quote"],
    ["a'b", "a quote"],
    ["a${b", "${, which Terraform takes for a reference"],
    ["a%{b", "%{, which Terraform takes for a directive"],
  ])("the text %p", (text, words) => {
    for (const language of [exact(text), glob(`${text}*`)]) {
      expect(problem(language)).toEqual([
        ...HEAD,
        `a value of ref holds ${words}: Vault cannot carry it safely`,
      ]);
    }
  });

  test.each([
    ["a\\b", "a backslash"],
    ["a\tb", "a control character"],
  ])("the text %j", (text, words) => {
    expect(() => writtenValues(exact(text), { claim: "user_email", where: undefined })).toThrow(
      words,
    );
  });

  test("no place is named where there is none", () => {
    const told = (language: Language) => {
      try {
        return writtenValues(language, { claim: "ref", where: undefined });
      } catch (error) {
        return error instanceof CannotExpressError && Object.keys(error.details);
      }
    };
    for (const language of [complement(exact("x")), exact("a'b")])
      expect(told(language)).toEqual(["given", "fix"]);
  });
});
