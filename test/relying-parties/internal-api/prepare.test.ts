import { expect, test } from "@jest/globals";
import { prepare } from "../../../lib/relying-parties/internal-api";
import { documentOf, policyWith, RELEASE } from "../../support/internal-api";

test("issuer and audience are conditions of the whole policy, the grants those of a role", () => {
  const { own, grants, gaps } = prepare(documentOf(policyWith()));
  expect(own.map(({ reason }) => reason({}).claim)).toEqual(["iss", "aud"]);
  expect(grants.map((grant) => grant.map(({ test }) => test(RELEASE)))).toEqual([
    [true, true, true, true],
  ]);
  expect(gaps).toEqual([]);
});

test("what a policy lacks is no condition, and a gap", () => {
  const { own, grants, gaps } = prepare(documentOf({}));
  expect([own, grants]).toEqual([[], []]);
  expect(gaps.length).toBeGreaterThan(0);
});
