import { describe, expect, test } from "@jest/globals";
import type { Principal } from "../../../lib/relying-parties/aws/principals";
import { findProviders, providersNamed, signerOf } from "../../../lib/relying-parties/aws/provider";
import { literal, textOf } from "../../../lib/relying-parties/text";
import { decodeTemplate } from "../../../lib/terraform";
import { ACCOUNT, arn, stackOf } from "../../support/aws";

const stackWith = (managed: object, data: object = {}) =>
  stackOf({
    resource: { aws_iam_openid_connect_provider: managed },
    data: { aws_iam_openid_connect_provider: data },
  });

const only = (attributes: object, mode: "managed" | "data" = "managed") => {
  const stack =
    mode === "managed" ? stackWith({ p: attributes }) : stackWith({}, { p: attributes });
  const [provider] = findProviders(stack);
  if (provider === undefined) throw new Error("no provider");
  return provider;
};

describe("findProviders", () => {
  test("reads resources and data sources", () => {
    const stack = stackWith(
      {
        a: {
          url: "https://gitlab.com",
          client_id_list: ["x"],
          thumbprint_list: ["00"],
          provider: "aws.audit",
        },
      },
      { b: { arn: arn("gitlab.example.com") } },
    );
    expect(findProviders(stack)).toEqual([
      {
        address: "aws_iam_openid_connect_provider.a",
        mode: "managed",
        alias: "aws.audit",
        url: literal("https://gitlab.com"),
        account: "",
        clientIds: [literal("x")],
        thumbprints: [literal("00")],
      },
      {
        address: "data.aws_iam_openid_connect_provider.b",
        mode: "data",
        alias: "aws",
        url: literal("https://gitlab.example.com"),
        account: ACCOUNT,
        clientIds: undefined,
        thumbprints: [],
      },
    ]);
  });

  test("a URL without scheme is an https one", () => {
    expect(only({ url: "gitlab.com" }).url).toEqual(literal("https://gitlab.com"));
  });

  test("the account comes with the ARN", () => {
    expect(only({ url: "https://gitlab.com", arn: arn() }).account).toBe(ACCOUNT);
  });
});

describe("signerOf", () => {
  test.each([
    ["https://gitlab.com", "https://gitlab.com", true],
    ["https://gitlab.com/", "https://gitlab.com", false],
    ["http://gitlab.com", "http://gitlab.com", true],
    ["https://gitlab.com", "https://GitLab.com", false],
    [
      "https://token.actions.githubusercontent.com",
      "https://token.actions.githubusercontent.com",
      false,
    ],
    ["https://${var.host}", "https://gitlab.com", null],
    ["https://${var.host}", "http://gitlab.com", false],
  ])("%s signs for %s", (url, iss, expected) => {
    expect(signerOf(only({ url })).signs(iss)).toBe(expected);
  });

  test.each([
    ["managed", ["a", "b"], true, false],
    ["managed", [], false, false],
    ["managed", undefined, null, null],
    ["managed", ["${var.x}"], null, null],
    ["managed", ["a", "${var.x}"], true, null],
    ["data", undefined, true, true],
    ["data", [], true, true],
    ["data", ["a"], true, false],
  ] as const)("a %s provider with client ids %j", (mode, client_id_list, a, c) => {
    const ids = client_id_list === undefined ? {} : { client_id_list };
    const { accepts } = signerOf(only({ url: "https://gitlab.com", ...ids }, mode));
    expect(accepts("a")).toBe(a);
    expect(accepts("c")).toBe(c);
  });
});

describe("providersNamed", () => {
  const provider = (host: string, account = ACCOUNT): Principal => ({
    kind: "provider",
    host,
    account,
    text: literal(arn(host)),
  });
  const stack = stackWith(
    {
      com: { url: "https://gitlab.com/" },
      own: { url: "https://gitlab.example.com", arn: arn("gitlab.example.com") },
      audit: { url: "https://gitlab.com", provider: "aws.audit" },
    },
    { hub: { url: "https://token.actions.githubusercontent.com" } },
  );
  const named = (principal: Principal, alias = "aws") =>
    providersNamed(principal, { stack, alias }).map((p) =>
      p.address.replace("aws_iam_openid_connect_provider.", ""),
    );

  test("by host, a slash at the end of the URL aside, of the role's own account", () => {
    expect(named(provider("gitlab.com"))).toEqual(["com"]);
    expect(named(provider("gitlab.com"), "aws.audit")).toEqual(["audit"]);
    expect(named(provider("gitlab.com"), "aws.other")).toEqual(["com", "audit"]);
    expect(named(provider("gitlab.org"))).toEqual([]);
  });

  test("by account where both are known", () => {
    expect(named(provider("gitlab.example.com"))).toEqual(["own"]);
    expect(named(provider("gitlab.example.com", "999999999999"))).toEqual([]);
    expect(named(provider("gitlab.example.com", ""))).toEqual(["own"]);
  });

  test("by reference", () => {
    const late = (template: string): Principal => ({
      kind: "unknown",
      text: textOf(decodeTemplate(template), false) ?? literal(""),
    });
    expect(named(late("${aws_iam_openid_connect_provider.own.arn}"))).toEqual(["own"]);
    expect(named(late("${data.aws_iam_openid_connect_provider.hub.arn}"))).toEqual(["data.hub"]);
    expect(named(late("${var.provider_arn}"))).toEqual([]);
  });

  test("anyone means all of the account, others none", () => {
    expect(named({ kind: "anyone" }, "aws.audit")).toEqual(["audit"]);
    expect(named({ kind: "elsewhere", text: literal("x") })).toEqual([]);
  });
});
