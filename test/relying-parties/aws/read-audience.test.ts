import { describe, expect, test } from "@jest/globals";
import { complement, contains, exact, trustOf } from "../../../lib/core";
import { findProviders } from "../../../lib/relying-parties/aws/provider";
import { audienceCheck, stsAudiences } from "../../../lib/relying-parties/aws/read-audience";
import { stackOf } from "../../support/aws";

const COM = "https://gitlab.com";
const providersOf = (...all: readonly object[]) =>
  findProviders(
    stackOf({
      resource: {
        aws_iam_openid_connect_provider: Object.fromEntries(
          all.map((p, i) => [`p${i}`, { url: COM, ...p }]),
        ),
      },
    }),
  );

describe("stsAudiences", () => {
  const audiences = (...all: readonly object[]) => {
    const { trust, notUnderstood } = stsAudiences(providersOf(...all), COM);
    return [["a", "b"].map((aud) => contains(trust, { aud })), notUnderstood.map((n) => n.message)];
  };

  test.each<[string, readonly object[], readonly boolean[], readonly string[]]>([
    ["the client ids", [{ client_id_list: ["a"] }], [true, false], []],
    [
      "those of either of two",
      [{ client_id_list: ["a"] }, { client_id_list: ["b"] }],
      [true, true],
      [],
    ],
    ["no provider", [], [true, true], []],
    [
      "another issuer's",
      [{ url: "https://gitlab.example.com", client_id_list: ["a"] }],
      [true, true],
      [],
    ],
    [
      "not known",
      [{ client_id_list: ["a", "${var.x}"] }],
      [true, true],
      ["aws_iam_openid_connect_provider.p0.client_id_list is not known before apply"],
    ],
    [
      "not said",
      [{}],
      [true, true],
      ["aws_iam_openid_connect_provider.p0.client_id_list is not known before apply"],
    ],
  ])("%s", (_, all, admitted, notes) => {
    expect(audiences(...all)).toEqual([admitted, notes]);
  });
});

describe("audienceCheck", () => {
  const named = trustOf({ aud: exact("a") });
  const open = trustOf({ ref: exact("main") });
  const negated = trustOf({ aud: complement(exact("a")) });

  test.each([
    ["named everywhere", [named, named], true],
    ["missing once", [named, open], false],
    ["only excluded", [negated], false],
    ["nobody admitted", [], true],
  ])("required: %s", (_, policies, required) => {
    expect(audienceCheck(policies, []).required).toBe(required);
  });

  test.each<[string, readonly object[], readonly string[] | undefined]>([
    ["each once", [{ client_id_list: ["a", "b"] }, { client_id_list: ["b"] }], ["a", "b"]],
    ["none said", [{}], undefined],
    ["one not known", [{ client_id_list: ["a", "${var.x}"] }], undefined],
    ["no provider", [], undefined],
  ])("registered: %s", (_, all, registered) => {
    expect(audienceCheck([], providersOf(...all)).registered).toEqual(registered);
  });
});
