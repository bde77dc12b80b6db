import { describe, expect, test } from "@jest/globals";
import { Notes } from "../../../lib/relying-parties/aws/notes";
import { listOf, principalsOf } from "../../../lib/relying-parties/aws/principals";
import { decodeTemplate, UNKNOWN, type Value } from "../../../lib/terraform";
import { arn } from "../../support/aws";

function read(value: Value) {
  const notes = new Notes();
  const principals = principalsOf(value, "Statement[0].Principal", notes);
  const kinds = "code" in principals ? principals : principals.map((p) => p.kind);
  return { kinds, problems: notes.problems, principals };
}

describe("principalsOf", () => {
  test.each<[string, Value, readonly string[]]>([
    ["everybody", "*", ["anyone"]],
    ["everybody, as AWS", { AWS: "*" }, ["anyone"]],
    ["everybody, as Federated", { Federated: "*" }, ["anyone"]],
    ["a provider", { Federated: arn("gitlab.example.com") }, ["provider"]],
    ["providers", { Federated: [arn(), arn("gitlab.example.com")] }, ["provider", "provider"]],
    ["GitHub", { Federated: arn("token.actions.githubusercontent.com") }, ["elsewhere"]],
    ["a built-in issuer", { Federated: "accounts.google.com" }, ["elsewhere"]],
    ["SAML", { Federated: "arn:aws:iam::111122223333:saml-provider/corp" }, ["elsewhere"]],
    [
      "others",
      { AWS: "arn:aws:iam::111122223333:root", Service: "ec2.amazonaws.com", CanonicalUser: "x" },
      ["elsewhere", "elsewhere", "elsewhere"],
    ],
    [
      "a reference",
      { Federated: decodeTemplate("${aws_iam_openid_connect_provider.x.arn}") },
      ["unknown"],
    ],
    ["nothing known", { Federated: UNKNOWN }, ["unknown"]],
    ["not known as a whole", UNKNOWN, ["unknown"]],
    ["no member", { Federated: [] }, []],
  ])("%s", (_, value, kinds) => {
    const found = read(value);
    expect(found.kinds).toEqual(kinds);
    expect(found.problems).toEqual([]);
  });

  test("names host and account", () => {
    expect(read({ Federated: arn("example.com/gitlab") }).principals).toMatchObject([
      { kind: "provider", host: "example.com/gitlab", account: "111122223333" },
    ]);
  });

  test("an ARN whose account is not known names the host all the same", () => {
    const late = "arn:aws:iam::${data.aws_caller_identity.me.account_id}:oidc-provider/gitlab.com";
    expect(read({ Federated: decodeTemplate(late) }).principals).toMatchObject([
      { kind: "provider", host: "gitlab.com", account: "" },
    ]);
    const foreign = late.replace("gitlab.com", "app.terraform.io");
    expect(read({ Federated: decodeTemplate(foreign) }).kinds).toEqual(["elsewhere"]);
  });

  test.each<[string, Value, readonly string[], string]>([
    [
      "a wildcard ARN",
      { Federated: "arn:aws:iam::*:oidc-provider/gitlab.com" },
      ["malformed"],
      'Statement[0].Principal.Federated is no federated principal: "arn:aws:iam::*:oidc-provider/gitlab.com"',
    ],
    [
      "a misspelled type",
      { Federted: arn() },
      ["malformed"],
      'Statement[0].Principal.Federted has the unknown principal type "Federted"',
    ],
    [
      "no text",
      { Federated: [arn(), null] },
      ["provider", "malformed"],
      "Statement[0].Principal.Federated[1] is not a text",
    ],
  ])("%s is a problem", (_, value, kinds, problem) => {
    const found = read(value);
    expect(found.kinds).toEqual(kinds);
    expect(found.problems).toEqual([problem]);
  });

  test.each<[Value]>([[arn()], [1], [[]], [null]])("%j is none", (value) => {
    expect(read(value)).toMatchObject({
      kinds: {
        code: "not-understood",
        message: 'Statement[0].Principal is neither "*" nor a map of principal types',
      },
    });
  });
});

test("a scalar counts as a list of one", () => {
  expect(listOf("a")).toEqual(["a"]);
  expect(listOf(["a", "b"])).toEqual(["a", "b"]);
});
