import { describe, expect, test } from "@jest/globals";
import { Notes } from "../../../lib/relying-parties/aws/notes";
import { principalTest } from "../../../lib/relying-parties/aws/principal-test";
import { requestOf } from "../../../lib/relying-parties/aws/request";
import { statementOf } from "../../../lib/relying-parties/aws/statement";
import { decodeTemplate, UNKNOWN, type Value } from "../../../lib/terraform";
import { arn, documentOf, policy, stackOf, statement } from "../../support/aws";

const NONE = stackOf({});
const TWO = stackOf({
  resource: {
    aws_iam_openid_connect_provider: {
      com: { url: "https://gitlab.com", client_id_list: ["aws"] },
      own: { url: "https://gitlab.example.com", client_id_list: ["own"] },
    },
  },
});

function tested(parts: { readonly [name: string]: Value }, stack = NONE) {
  const read = statementOf({ ...parts }, true, "Statement[0]", new Notes());
  return principalTest(read, documentOf(policy(), stack));
}

const request = (iss: string, aud: unknown = "aws") => requestOf({ iss, aud });
const COM = request("https://gitlab.com");
const OWN = request("https://gitlab.example.com");
const HUB = request("https://token.actions.githubusercontent.com");

describe("issuer", () => {
  const late = (template: string) => ({ Federated: decodeTemplate(template) });

  test.each<[string, Value, typeof NONE, readonly (boolean | null)[]]>([
    ["a provider that is not in the input", { Federated: arn() }, NONE, [true, false, false]],
    [
      "a provider of the input",
      { Federated: arn("gitlab.example.com") },
      TWO,
      [false, true, false],
    ],
    ["everybody, where no provider is known", "*", NONE, [null, null, null]],
    ["everybody of the input", "*", TWO, [true, true, false]],
    ["a reference", late("${aws_iam_openid_connect_provider.com.arn}"), TWO, [true, false, false]],
    [
      "a reference to one of two",
      late(
        "${coalesce(aws_iam_openid_connect_provider.com.arn, aws_iam_openid_connect_provider.own.arn)}",
      ),
      TWO,
      [null, null, false],
    ],
    ["a reference that leads nowhere", late("${var.provider}"), TWO, [null, null, null]],
    ["another principal", { AWS: "arn:aws:iam::111122223333:root" }, TWO, [false, false, false]],
    ["a malformed one", { Federated: "gitlab.com" }, TWO, [null, null, null]],
    ["what is not known", UNKNOWN, TWO, [null, null, null]],
    ["no principal at all", {}, TWO, [null, null, null]],
  ])("%s", (_, principal, stack, expected) => {
    const { issuer } = tested(statement({ Principal: principal }), stack);
    expect([COM, OWN, HUB].map(issuer)).toEqual(expected);
  });

  test("a Deny of everybody strikes everybody", () => {
    const { issuer } = tested(statement({ Effect: "Deny", Principal: "*" }));
    expect([COM, OWN].map(issuer)).toEqual([true, true]);
  });

  test("NotPrincipal", () => {
    const parts = { Effect: "Allow", NotPrincipal: { Federated: arn() }, Action: "*" };
    expect([COM, OWN].map(tested(parts, TWO).issuer)).toEqual([false, true]);
    expect([COM, OWN].map(tested({ ...parts, Effect: "Deny" }).issuer)).toEqual([false, true]);
    expect([COM, OWN].map(tested(parts).issuer)).toEqual([false, null]);
  });
});

describe("audience", () => {
  const { audience, audienceReason, issuerReason } = tested(statement({ Principal: "*" }), TWO);

  test.each([
    ["https://gitlab.com", "aws", true],
    ["https://gitlab.com", "own", false],
    ["https://gitlab.example.com", "own", true],
    ["https://gitlab.com", ["aws"], true],
    ["https://gitlab.com", ["aws", "own"], null],
    ["https://gitlab.com", null, false],
    ["https://gitlab.org", "x", true],
  ])("%s %j", (iss, aud, expected) => {
    expect(audience(request(iss, aud))).toBe(expected);
  });

  test("no provider, no check; a Deny has none", () => {
    expect(tested(statement()).audience(request("https://gitlab.com", "x"))).toBe(true);
    const deny = tested(statement({ Effect: "Deny", Principal: "*" }), TWO);
    expect(deny.audience(request("https://gitlab.com", "x"))).toBe(true);
  });

  test("two providers that disagree leave it open", () => {
    const stack = stackOf({
      resource: {
        aws_iam_openid_connect_provider: {
          a: { url: "https://gitlab.com", client_id_list: ["aws"], provider: "aws.a" },
          b: { url: "https://gitlab.com", client_id_list: ["aws", "b"], provider: "aws.b" },
        },
      },
    });
    const two = tested(statement(), stack);
    expect(two.audience(request("https://gitlab.com", "aws"))).toBe(true);
    expect(two.audience(request("https://gitlab.com", "b"))).toBeNull();
    expect(two.audience(request("https://gitlab.com", "c"))).toBe(false);
  });

  test("reasons", () => {
    expect(audienceReason(request("https://gitlab.com", "x"), false)).toEqual({
      code: "mismatch",
      claim: "aud",
      expected: '"aws" or "own"',
      received: '"x"',
    });
    expect(audienceReason(request("https://gitlab.com", ["a", "b"]), null).code).toBe(
      "not-understood",
    );
    expect(audienceReason(request("https://gitlab.com", null), false).code).toBe("absent");
    expect(issuerReason(requestOf({}), false)).toEqual({
      code: "mismatch",
      claim: "iss",
      expected: '"https://gitlab.com" or "https://gitlab.example.com"',
      received: "nothing",
    });
    const late = tested(statement({ Principal: { Federated: decodeTemplate("${var.provider}") } }));
    expect(late.issuerReason(COM, null)).toMatchObject({
      code: "unknown-value",
      expected: '"${var.provider}"',
    });
    expect(
      tested(statement({ Principal: { Federated: "x" } })).issuerReason(COM, null),
    ).toMatchObject({
      code: "not-understood",
      expected: "a known issuer",
    });
  });
});
