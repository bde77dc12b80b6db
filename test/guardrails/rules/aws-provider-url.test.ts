import { expect, test } from "@jest/globals";
import { providerUrl } from "../../../lib/guardrails/rules/aws-provider-url";
import { findingsOf, inputFrom } from "../../support/input";

test.each([
  ["http://gitlab.example.com", ["is not https"]],
  ["https://gitlab.example.com:8443", ["has a port"]],
  ["https://gitlab.example.com/", ["ends in a slash"]],
  [
    "http://gitlab.example.com:80/?a=b/",
    ["is not https, has a port, has a query or fragment and ends in a slash"],
  ],
  ["https://gitlab.example.com", []],
  ["https://gitlab.example.com/relative", []],
  ["gitlab.example.com", []],
  ["${var.url}", []],
])("%s", (url, problems) => {
  const json = {
    resource: { aws_iam_openid_connect_provider: { x: { url, client_id_list: ["aws"] } } },
  };
  expect(findingsOf(providerUrl, inputFrom(json))).toEqual(
    problems.map((p) => `error aws_iam_openid_connect_provider.x: the URL of the provider ${p}`),
  );
});
