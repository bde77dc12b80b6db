import { describe, expect, test } from "@jest/globals";
import {
  refersToUrl,
  withoutScheme,
  withProviderUrls,
} from "../../../lib/relying-parties/aws/provider-references";
import { Unknown } from "../../../lib/terraform";
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

test("refersToUrl", () => {
  expect(refersToUrl(["aws_iam_openid_connect_provider.x[0].url"])).toBe(true);
  expect(refersToUrl(["module.m.local.host"])).toBe(true);
  expect(refersToUrl(["aws_iam_openid_connect_provider.x.arn", "var.localhost"])).toBe(false);
});

test("withoutScheme takes https:// off condition keys alone", () => {
  const principal = { Federated: "https://x" };
  const before = {
    Statement: [
      {
        Principal: principal,
        Condition: {
          StringEquals: { "https://gitlab.com:sub": "https://a", "gitlab.com:aud": "https://b" },
        },
      },
      { Condition: "x" },
      "y",
    ],
  };
  expect(withoutScheme(before)).toEqual({
    Statement: [
      {
        Principal: principal,
        Condition: {
          StringEquals: { "gitlab.com:sub": "https://a", "gitlab.com:aud": "https://b" },
        },
      },
      { Condition: "x" },
      "y",
    ],
  });
});
