import { expect, test } from "@jest/globals";
import { issuer } from "../../../lib/core";
import { issuerBucket } from "../../../lib/guardrails/rules/aws-issuer-bucket";
import { configuration, findingsOf, inputFrom } from "../../support/input";

const json = (url: string) =>
  configuration({ aws_iam_openid_connect_provider: { x: { url, client_id_list: ["aws"] } } });
const declared = {
  issuers: [
    issuer({
      kind: "self-managed",
      url: "https://gitlab.example.com",
      issuerUrl: "https://keys.example.net/gitlab",
      version: "19.2",
    }),
  ],
};
const told = (host: string) =>
  `info aws_iam_openid_connect_provider.x: AWS reads the issuer's keys from ${host}: whoever writes there can become every role that trusts this provider`;

test.each([
  [
    "https://acme-oidc.s3.eu-central-1.amazonaws.com",
    [told("acme-oidc.s3.eu-central-1.amazonaws.com")],
  ],
  ["https://d111111abcdef8.cloudfront.net/oidc", [told("d111111abcdef8.cloudfront.net")]],
  ["https://gitlab.example.com", []],
  ["${var.url}", []],
])("%s", (url, expected) => {
  expect(findingsOf(issuerBucket, inputFrom(json(url)))).toEqual(expected);
});

test("a declared issuer URL apart from the host", () => {
  expect(
    findingsOf(issuerBucket, inputFrom(json("https://keys.example.net/gitlab"), declared)),
  ).toEqual([told("keys.example.net")]);
  expect(findingsOf(issuerBucket, inputFrom(json("https://gitlab.example.com"), declared))).toEqual(
    [],
  );
});
