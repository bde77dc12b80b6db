import { expect, test } from "@jest/globals";
import { readStack, mergeStacks } from "../../lib/terraform";
import { requiredProviders } from "../../lib/terraform/required-providers";

test.each<[string, unknown, Record<string, string>]>([
  [
    "a configuration",
    {
      terraform: {
        required_providers: {
          aws: { source: "hashicorp/aws", version: "~> 6.0" },
          ad: "0.4.4",
          gitlab: { source: "gitlabhq/gitlab" },
        },
      },
    },
    { aws: "~> 6.0", ad: "0.4.4" },
  ],
  [
    "blocks in a list",
    { terraform: [{ required_providers: { aws: "6.1" } }, { required_providers: { aws: "< 7" } }] },
    { aws: "6.1, < 7" },
  ],
  [
    "a plan",
    {
      configuration: {
        provider_config: {
          aws: { name: "aws", version_constraint: "~> 6.0" },
          "aws.eu": { name: "aws", alias: "eu", version_constraint: "~> 6.0" },
        },
      },
    },
    { aws: "~> 6.0" },
  ],
  ["nothing of the kind", { resource: {} }, {}],
  ["no object", null, {}],
])("of %s", (_, json, expected) => {
  expect(Object.fromEntries(requiredProviders(json))).toEqual(expected);
});

test("a stack has those of all its files", () => {
  const read = (json: object, file: string) => readStack(json, { name: "shop", file });
  const one = read({ terraform: { required_providers: { aws: "~> 6.0" } } }, "a.tf.json");
  const two = read({ terraform: { required_providers: { vault: "5.1" } } }, "b.tf.json");
  expect(Object.fromEntries(mergeStacks("shop", [one, two]).requiredProviders ?? [])).toEqual({
    aws: "~> 6.0",
    vault: "5.1",
  });
  expect(read({ resource: {} }, "c.tf.json").requiredProviders).toBeUndefined();
});
