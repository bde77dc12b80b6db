import { expect, test } from "@jest/globals";
import { kebabCase } from "../../lib/constructs/kebab-case";

test.each([
  ["ArtifactStore", "artifact-store"],
  ["artifact-store", "artifact-store"],
  ["storefront publisher", "storefront-publisher"],
  ["web", "web"],
  ["APIServer", "api-server"],
  ["Api2Reader", "api2-reader"],
  ["HTTPApi2Go", "http-api2-go"],
  ["V2Deploy", "v2-deploy"],
  ["S3", "s3"],
  ["a_b.c", "a-b-c"],
])("%s is named %s", (id, expected) => {
  expect(kebabCase(id)).toBe(expected);
});
