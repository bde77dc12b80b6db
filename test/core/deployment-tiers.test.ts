import { expect, test } from "@jest/globals";
import { ANY, exactValues, withinDomain } from "../../lib/core";
import { DEPLOYMENT_TIERS } from "../../lib/core/deployment-tiers";

test("GitLab's five tiers are all that a token can name", () => {
  expect([...DEPLOYMENT_TIERS]).toEqual([
    "production",
    "staging",
    "testing",
    "development",
    "other",
  ]);
  expect(new Set(exactValues(withinDomain("deployment_tier", ANY)))).toEqual(
    new Set(DEPLOYMENT_TIERS),
  );
});
