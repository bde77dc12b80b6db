import { expect, test } from "@jest/globals";
import { issuer } from "../../lib/core";
import { instanceOf } from "../../lib/guardrails/instances";
import { managed } from "../../lib/guardrails/resources";
import { inputFrom } from "../support/input";

const JSON_OF_GROUPS = {
  provider: {
    gitlab: [
      { base_url: "https://gitlab.example.com/api/v4/" },
      { alias: "com" },
      { alias: "late", base_url: "${var.url}" },
    ],
  },
  resource: {
    gitlab_group: {
      a: { name: "a", path: "a" },
      b: { name: "b", path: "b", provider: "gitlab.com" },
      c: { name: "c", path: "c", provider: "gitlab.late" },
    },
  },
};

test("the instance of each provider configuration", () => {
  const input = inputFrom(JSON_OF_GROUPS);
  const hosts = [...managed(input, "gitlab_group")].map((p) => instanceOf(p, input)?.host);
  expect(hosts).toEqual(["https://gitlab.example.com", "https://gitlab.com", undefined]);
});

test("what the caller declares of it", () => {
  const own = issuer({
    kind: "self-managed",
    url: "https://gitlab.example.com",
    version: "18.2",
    tier: "free",
  });
  const input = inputFrom(JSON_OF_GROUPS, { issuers: [own] });
  const [first] = [...managed(input, "gitlab_group")];
  expect(first && instanceOf(first, input)).toEqual(own);
});

test("without a provider block nothing is known", () => {
  const input = inputFrom({ resource: { gitlab_group: { a: { name: "a", path: "a" } } } });
  const [first] = [...managed(input, "gitlab_group")];
  expect(first && instanceOf(first, input)).toBeUndefined();
});
