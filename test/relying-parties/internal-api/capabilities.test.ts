import { expect, test } from "@jest/globals";
import { claimsOf } from "../../../lib/core";
import { capabilities } from "../../../lib/relying-parties/internal-api";

test.each(["16.0", "19.4"])("the verifier sees every claim of GitLab %s", (version) => {
  expect(capabilities({ version })).toEqual({
    keys: claimsOf(version).map(({ name }) => name),
    patterns: "* in a value",
    subject: true,
  });
});
