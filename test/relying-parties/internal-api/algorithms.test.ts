import { expect, test } from "@jest/globals";
import { ALGORITHMS, GITLAB_ALGORITHM } from "../../../lib/relying-parties/internal-api/algorithms";

test.each(["RS256", "ES256", "PS512", "EdDSA"])("%s is made with a private key", (name) => {
  expect(ALGORITHMS.has(name)).toBe(true);
});

test.each(["none", "HS256", "HS512", "rs256", ""])("%j is none of them", (name) => {
  expect(ALGORITHMS.has(name)).toBe(false);
});

test("GitLab's own is one of them", () => {
  expect(ALGORITHMS.has(GITLAB_ALGORITHM)).toBe(true);
});
