import { expect, test } from "@jest/globals";
import { admitted } from "../../../lib/constructs/gcp/identity-props";
import { anyRef } from "../../../lib/constructs/gitlab";
import { freshEstate, mainJobs, memberOf } from "./estate";

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
