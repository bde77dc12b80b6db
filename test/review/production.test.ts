import { describe, expect, test } from "@jest/globals";
import { inputOf } from "../../lib/review/input";
import { idleMarks, withProduction } from "../../lib/review/production";
import type { ProductionMark } from "../../lib/review/production-mark";
import { awsRole, shop, stackOf } from "../support/access/stacks";
import { exactly, like, MAIN, version } from "./diff/versions";

const TEMPLATE = ["project_path", "ref_type", "ref", "deployment_tier"];
const policy = JSON.stringify({
  Statement: [{ Effect: "Allow", Action: ["s3:GetObject"], Resource: "arn:aws:s3:::ledger/x/*" }],
});
const INPUT = version(
  {
    live: exactly(`${MAIN}:deployment_tier:production`),
    preview: exactly(`${MAIN}:deployment_tier:staging`),
    open: { ...awsRole("open", like("project_path:shop/web:*")), inline_policy: [{ policy }] },
    nobody: exactly("no:subject"),
  },
  {
    gitlab_project: {
      web: {
        name: "web",
        path: "web",
        namespace_id: "${gitlab_group.shop.id}",
        ci_id_token_sub_claim_components: TEMPLATE,
      },
    },
  },
);
const marked = (...marks: readonly ProductionMark[]) =>
  withProduction(INPUT.identities, INPUT.stacks, () => marks)
    .filter(({ production }) => production === true)
    .map(({ name }) => name);

describe("withProduction", () => {
  test("a tier: identities that its jobs can become, one that looks at no tier included", () => {
    expect(marked({ tier: "production" })).toEqual(["live", "open"]);
    expect(marked({ tier: "staging" })).toEqual(["preview", "open"]);
    expect(marked({ tier: "testing" })).toEqual(["open"]);
  });

  test.each([
    ["aws_iam_role.live", ["live"]],
    ["shop:aws_iam_role.live", ["live"]],
    ["li*", ["live"]],
    ["li?e", []],
    ["live role", []],
    ["LIVE", []],
    ["*s3://ledger/*", ["open"]],
    ["*", ["live", "preview", "open", "nobody"]],
  ])("the pattern %s", (pattern, names) => {
    expect(marked({ pattern })).toEqual(names);
  });

  test("any of the marks suffices, and what none of them names is not production", () => {
    expect(marked({ pattern: "live" }, { pattern: "nobody" })).toEqual(["live", "nobody"]);
    const [, preview] = withProduction(INPUT.identities, INPUT.stacks, () => [{ pattern: "live" }]);
    expect(preview?.production).toBe(false);
  });

  test("marks hold in their own stack; without one nothing is said", () => {
    const stacks = ["pay", "shop"].map((name) =>
      stackOf(shop({ aws_iam_role: { deploy: awsRole("deploy", exactly(MAIN)) } }), { name }),
    );
    const side = {
      acknowledgements: [],
      locations: new Map(),
      production: [{ pattern: "deploy" }],
    };
    const { identities } = inputOf(stacks, { sides: new Map([["pay", side]]) });
    expect(identities.map(({ stack, production }) => [stack, production])).toEqual([
      ["pay", true],
      ["shop", undefined],
    ]);
    const both = inputOf(stacks, {
      sides: new Map([["pay", side]]),
      production: [{ pattern: "x" }],
    });
    expect(both.identities.map(({ production }) => production)).toEqual([true, false]);
  });
});

describe("idleMarks", () => {
  test("tells marks that hold for nothing in any version", () => {
    const empty = version({});
    expect(idleMarks([{ pattern: "live" }, { tag: "a", value: "b" }], [empty, INPUT])).toEqual([
      "tag:a=b marks nothing of the input as production",
    ]);
    expect(idleMarks([{ pattern: "live" }], [empty])).toEqual([
      "live marks nothing of the input as production",
    ]);
    expect(idleMarks([], [empty])).toEqual([]);
  });
});
