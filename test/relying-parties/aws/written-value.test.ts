import { describe, expect, test } from "@jest/globals";
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
  trustOf,
  union,
} from "../../../lib/core";
import { writtenValues } from "../../../lib/relying-parties/aws/written-value";

const write = (values: Language, claim: ClaimName = "ref") =>
  writtenValues(values, { claim, where: "shop/Role" });

/** Namespaces one level below a group: `*` would reach deeper ones too. */
const direct =
  trustOf({ namespace_path: exact("shop") }).grants[0]?.constraints.get("project_path")?.values ??
  ANY;

function refusal(values: Language, claim: ClaimName = "ref") {
  try {
    write(values, claim);
  } catch (error) {
    if (error instanceof CannotExpressError) return error;
  }
  throw new Error("not refused");
}

describe("writtenValues", () => {
  test.each<[string, Language, readonly (readonly [string, boolean])[]]>([
    [
      "exact",
      exact("main", "v1"),
      [
        ["main", false],
        ["v1", false],
      ],
    ],
    ["a pattern", glob("release/*"), [["release/*", true]]],
    ["anything", ANY, [["*", true]]],
    [
      "both",
      union(exact("main"), glob("v?")),
      [
        ["main", false],
        ["v?", true],
      ],
    ],
    [
      "a value not known yet",
      exact(opaque("${gitlab_project.web.id}")),
      [["${gitlab_project.web.id}", false]],
    ],
    ["Latin-1 letters", exact("größe"), [["größe", false]]],
  ])("%s", (_, values, expected) => {
    expect(write(values).map((v) => [v.text, v.wildcard])).toEqual(expected);
  });

  test("a claim of few values is written out", () => {
    expect(write(complement(exact("tag")), "ref_type")).toEqual([
      { text: "branch", wildcard: false },
    ]);
    expect(write(glob("*"), "ref_protected").map((v) => v.text)).toEqual(["false", "true"]);
    expect(write(union(exact("true"), glob("f*")), "ref_protected").map((v) => v.text)).toEqual([
      "false",
      "true",
    ]);
  });

  test.each<[string, string, string]>([
    ["${aws:username}", "${, which AWS takes for a policy variable", '"${aws:username}"'],
    ["%{if}", "%{, which Terraform takes for a directive", '"%{if}"'],
    ["a'b", "a quote", '"a\'b"'],
    ['a"b', "a quote", '"a\\"b"'],
    ["a\\b", "a backslash", '"a\\\\b"'],
    ["a\u0007b", "a control character", '"a\\u0007b"'],
    ["a\u0085b", "a control character", '"a\u0085b"'],
    ["部署", "a character beyond U+00FF, which no policy can hold", '"部署"'],
    ["🚀", "a character beyond U+00FF, which no policy can hold", '"🚀"'],
    ["a*", "a wildcard as a literal character", '"a*"'],
    ["a?", "a wildcard as a literal character", '"a?"'],
  ])("refuses %j", (value, problem, given) => {
    const error = refusal(exact(value), "aud");
    expect(error).toMatchObject({
      claim: "aud",
      relyingParty: "aws",
      details: { given, where: "shop/Role" },
    });
    expect(error.message).toContain(`a value of aud holds ${problem}: AWS cannot carry it safely`);
  });

  test("refuses them in patterns too", () => {
    expect(refusal(glob("a'*"), "aud").message).toContain("holds a quote");
  });

  test.each<[string, Language, ClaimName, string]>([
    [
      "a negation",
      complement(exact("main")),
      "ref",
      "list the exact values, or write one pattern that covers them",
    ],
    [
      "any case",
      glob("main", { ignoreCase: true }),
      "ref",
      "list the exact values, or write one pattern that covers them",
    ],
    [
      "a literal question mark",
      glob("a?*", { question: false }),
      "aud",
      "list the exact values, or write one pattern that covers them",
    ],
    [
      "two patterns at once",
      intersection(glob("a*"), glob("*b")),
      "ref",
      "list the exact values, or write one pattern that covers them",
    ],
    [
      "one level of a group",
      direct,
      "project_path",
      "name the whole group (every project at any depth below it), or pin namespace_id on gitlab.com",
    ],
  ])("refuses what AWS cannot compare: %s", (_, values, claim, fix) => {
    const error = refusal(values, claim);
    expect(error).toMatchObject({ code: "ERR_CANNOT_EXPRESS", claim, details: { fix } });
    expect(error.message).toContain(`AWS cannot compare ${claim} with`);
  });
});
