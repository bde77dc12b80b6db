import { expect, test } from "@jest/globals";
import {
  ANY,
  CannotExpressError,
  type ClaimName,
  complement,
  exact,
  glob,
  intersection,
  type Language,
  opaque,
  union,
} from "../../../lib/core";
import { writtenCondition } from "../../../lib/relying-parties/internal-api/written-condition";

const written = (claim: ClaimName, values: Language): unknown =>
  writtenCondition(values, { claim, where: "shop/Publisher" });

test.each<[string, ClaimName, Language, object]>([
  ["one value", "ref", exact("main"), { values: ["main"] }],
  ["values in order", "ref", exact("b", "a"), { values: ["a", "b"] }],
  ["a star in a value", "aud", exact("a*"), { values: ["a*"] }],
  ["a pattern", "ref", glob("release/*"), { patterns: ["release/*"] }],
  [
    "both",
    "ref",
    union(glob("v*"), exact("main"), glob("release/*")),
    { values: ["main"], patterns: ["release/*", "v*"] },
  ],
  ["any value", "ref", ANY, { patterns: ["*"] }],
  ["a question mark in a pattern", "ref", glob("a?*", { question: false }), { patterns: ["a?*"] }],
  ["what is finite after all", "ref_protected", glob("t*"), { values: ["true"] }],
  ["a part that is", "ref_type", union(glob("t*"), exact("branch")), { values: ["branch", "tag"] }],
  ["anything but", "ref_type", complement(exact("tag")), { values: ["branch"] }],
  [
    "an id that is not known yet",
    "project_id",
    exact(opaque("${gitlab_project.web.id}")),
    { values: ["${gitlab_project.web.id}"] },
  ],
])("%s", (_, claim, language, condition) => {
  expect(written(claim, language)).toEqual(condition);
});

test.each<[string, ClaimName, Language, string]>([
  ["one character", "ref", glob("release/?"), "release/?"],
  ["any case", "ref", glob("Main", { ignoreCase: true }), "Main in any case"],
  ["anything but", "ref", complement(exact("main")), 'anything but "main"'],
  ["two patterns at once", "ref", intersection(glob("a*"), glob("*b")), "*b, and a*"],
])("%s is refused", (_, claim, language, shown) => {
  expect(() => written(claim, language)).toThrow(
    new CannotExpressError(
      claim,
      "internal-api",
      `the policy of an internal API cannot compare ${claim} with ${shown}: it knows exact values, and patterns with *`,
      {
        given: shown,
        fix: "list the exact values, or write one pattern that covers them",
        where: "shop/Publisher",
      },
    ),
  );
});

test.each([
  [exact("a${b}"), "${, which Terraform takes for a reference"],
  [glob("a%{b}*"), "%{, which Terraform takes for a directive"],
])("what Terraform would read is refused", (language, words) => {
  expect(() => written("environment", language)).toThrow(
    `a value of environment holds ${words}: the policy of an internal API cannot carry it safely`,
  );
});

test("a policy is JSON: quotes and backslashes need no refusal", () => {
  expect(written("environment", exact("a'b\"c\\d"))).toEqual({ values: ["a'b\"c\\d"] });
});
