import { expect, test } from "@jest/globals";
import { compiledPool } from "../../../lib/constructs/gcp/compiled-pool";
import { AUDIENCE, freshEstate, mainJobs, memberOf } from "./estate";

test("is the provider of the jobs as they stand, for the audience of the pool", () => {
  const e = freshEstate();
  const jobs = mainJobs(e);
  const admitted = { name: "publisher", jobs, notEnforced: {}, where: "shop/Publisher" };
  const { allowedAudiences, attributeCondition, members } = compiledPool(e.pool, [admitted]);
  expect(allowedAudiences).toEqual([AUDIENCE]);
  expect(attributeCondition.replace(/\$\{TfToken\[[^\]]*\]\}/, "ID")).toBe(
    "assertion.project_id == 'ID' && assertion.ref_type == 'branch' && assertion.ref == 'main' && assertion.ref_protected == 'true'",
  );
  expect(members).toEqual({ publisher: memberOf("publisher") });
});

test("needs an identity", () => {
  expect(() => compiledPool(freshEstate().pool, [])).toThrow(
    "a pool without identities has no provider",
  );
});
