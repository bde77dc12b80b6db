import { expect, test } from "@jest/globals";
import { packageVersion } from "../../lib/cli/version";

test("is the version of the package file", () => {
  expect(packageVersion()).toMatch(/^\d+\.\d+\.\d+/);
});
