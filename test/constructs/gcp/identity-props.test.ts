import { expect, test } from "@jest/globals";
import { admitted, kebab } from "../../../lib/constructs/gcp/identity-props";
import { anyRef } from "../../../lib/constructs/gitlab";
import { freshEstate, mainJobs, memberOf } from "./estate";

test.each([
  ["StorefrontPublisher", "storefront-publisher"],
  ["Api2Reader", "api2-reader"],
  ["storefront publisher", "storefront-publisher"],
  ["a_b", "a-b"],
  ["S3", "s3"],
])("%s is %s", (id, expected) => {
  expect(kebab(id)).toBe(expected);
});

test("an identity is told to reviewers, with what is looser", () => {
  const e = freshEstate();
  const assumedBy = [mainJobs(e), e.web.jobs({ ref: anyRef({ because: "previews" }) })];
  const { because, member } = admitted(e.group, "previews", {
    pool: e.pool,
    assumedBy,
    because: "shows previews",
  });
  expect([because, member]).toEqual(["shows previews", memberOf("previews")]);
  expect(e.stack.registry.notes.get("shop/Shop")?.because.slice(-2)).toEqual([
    "shows previews",
    "previews",
  ]);
});
