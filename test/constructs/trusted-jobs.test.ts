import { describe, expect, test } from "@jest/globals";
import { branch, tag } from "../../lib/constructs/gitlab";
import {
  combinedJobs,
  notEnforcedReasons,
  trustedJobs,
  weakenings,
} from "../../lib/constructs/trusted-jobs";
import { refusal } from "../support/synth";
import { freshEstate } from "./aws/estate";

const PLACE = { where: "shop/Deployer", prop: "assumedBy" };

describe("combinedJobs", () => {
  const { web } = freshEstate();
  const main = web.jobs({ ref: branch("main") });
  const v1 = web.jobs({ ref: tag("v1") });

  test("is the jobs themselves, or all of several", () => {
    expect(combinedJobs(main, PLACE)).toBe(main);
    expect(combinedJobs([main, v1], PLACE).trust).toEqual(main.or(v1).trust);
  });

  test("refuses none", () => {
    expect(refusal(() => combinedJobs([], PLACE))).toEqual({
      code: "ERR_PROP",
      where: "shop/Deployer",
      message:
        'assumedBy names no jobs; fix: name the jobs: project.jobs({ ref: branch("main") }); at shop/Deployer',
    });
  });
});

describe("claims that are not enforced", () => {
  test("each has a reason", () => {
    expect(notEnforcedReasons({ environment: "named by hand" }, "shop/X")).toEqual({
      environment: "named by hand",
    });
    expect(refusal(() => notEnforcedReasons({ environment: " " }, "shop/X"))).toEqual({
      code: "ERR_PROP",
      where: "shop/X",
      message:
        "not enforcing environment needs a reason; fix: say why in notEnforced.environment: it is shown to whoever reviews the change; at shop/X",
    });
  });

  test("the reason accepts what would be said about the claim", () => {
    expect(weakenings({ project_id: "a", environment: "b" })).toEqual([
      { text: "a", accepts: ["trust/mutable-path"] },
      { text: "b", accepts: [] },
    ]);
  });
});

describe("trustedJobs", () => {
  const { stack, web } = freshEstate();
  const props = {
    assumedBy: web.jobs({ ref: branch("main") }),
    because: "releases",
    notEnforced: { project_id: "the path is reserved" },
  };

  test("gives the jobs with their reasons, and tells them to reviewers", () => {
    expect(trustedJobs(web, props, "a role")).toEqual({
      because: "releases",
      jobs: props.assumedBy,
      notEnforced: { project_id: "the path is reserved" },
    });
    const { path } = web.node;
    expect(stack.registry.notes.get(path)?.because).toEqual(["releases", "the path is reserved"]);
    expect(stack.registry.acknowledgements).toMatchObject([
      { rule: "trust/mutable-path", path, reason: "the path is reserved", implied: true },
    ]);
  });

  test("refuses what has no reason, in the words of the construct", () => {
    expect(refusal(() => trustedJobs(stack, { ...props, because: "" }, "an identity"))).toEqual({
      code: "ERR_PROP",
      where: "shop",
      message:
        "an identity needs a reason; fix: say why in because: it is shown to whoever reviews the change; at shop",
    });
  });
});
