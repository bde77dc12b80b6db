import { describe, expect, test } from "@jest/globals";
import {
  withLearnedKeys,
  withProviderUrls,
} from "../../../lib/relying-parties/aws/provider-references";
import { type Stack, Unknown, type Value } from "../../../lib/terraform";
import { stackOf } from "../../support/aws";

function filled(template: unknown, provider: object = { url: "https://gitlab.example.com/x" }) {
  const stack = stackOf({
    resource: {
      aws_iam_openid_connect_provider: { gitlab: provider },
      aws_iam_role: { deploy: { assume_role_policy: template } },
    },
  });
  return withProviderUrls(stack).resources.find((r) => r.type === "aws_iam_role")?.values[
    "assume_role_policy"
  ];
}

describe("withProviderUrls", () => {
  test.each([
    ["${aws_iam_openid_connect_provider.gitlab.url}", "gitlab.example.com/x"],
    ["${aws_iam_openid_connect_provider.gitlab.url}:sub", "gitlab.example.com/x:sub"],
    [
      '${replace(aws_iam_openid_connect_provider.gitlab.url, "https://", "")}:aud',
      "gitlab.example.com/x:aud",
    ],
    [
      '${trimprefix(aws_iam_openid_connect_provider.gitlab.url, "https://")}',
      "gitlab.example.com/x",
    ],
  ])("%s", (template, expected) => {
    expect(filled(template)).toBe(expected);
  });

  test("inside lists and maps", () => {
    expect(filled({ a: ["${aws_iam_openid_connect_provider.gitlab.url}", 1] })).toEqual({
      a: ["gitlab.example.com/x", 1],
    });
  });

  test.each([
    "${aws_iam_openid_connect_provider.gitlab.arn}",
    "${upper(aws_iam_openid_connect_provider.gitlab.url)}",
    "${aws_iam_openid_connect_provider.other.url}",
    "${var.url}",
  ])("%s stays", (template) => {
    expect(filled(template)).toBeInstanceOf(Unknown);
  });

  test("a URL that is not known stays", () => {
    expect(
      filled("${aws_iam_openid_connect_provider.gitlab.url}", { url: "${var.url}" }),
    ).toBeInstanceOf(Unknown);
  });

  test("what refers to none stays the same object", () => {
    const stack = stackOf({ resource: { aws_iam_role: { deploy: { tags: {} } } } });
    expect(withProviderUrls(stack)).toBe(stack);
  });
});

describe("withLearnedKeys", () => {
  const KEYS = { "https://gitlab.com:sub": "https://a", "gitlab.com:aud": "https://b" };
  const policyWith = (keys: object) =>
    ({
      Statement: [
        { Principal: { Federated: "https://x" }, Condition: { StringEquals: keys } },
        { Condition: "x" },
        "y",
      ],
    }) as unknown as Value;
  const plan = (url: string, kind = "plan"): Stack => ({
    ...stackOf({ resource: { aws_iam_openid_connect_provider: { gitlab: { url } } } }),
    kind: kind as Stack["kind"],
  });
  const learned = policyWith({ "gitlab.com:sub": "https://a", "gitlab.com:aud": "https://b" });

  test("takes the scheme of a planned URL off condition keys alone", () => {
    const found = withLearnedKeys(policyWith(KEYS), plan("https://gitlab.com"), new Set());
    expect(found).toEqual(learned);
  });

  test.each<[string, Stack, readonly string[]]>([
    ["a key that is written out", plan("https://gitlab.com"), ["https://gitlab.com:sub"]],
    ["the URL of another provider", plan("https://gitlab.example.com"), []],
    ["a longer host", plan("https://gitlab.co"), []],
    ["a provider that exists", plan("gitlab.com"), []],
    ["a configuration", plan("https://gitlab.com", "configuration"), []],
    ["a state", plan("https://gitlab.com", "state"), []],
  ])("leaves %s", (_name, stack, written) => {
    const policy = policyWith(KEYS);
    expect(withLearnedKeys(policy, stack, new Set(written))).toEqual(policy);
  });
});
