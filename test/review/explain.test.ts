import { describe, expect, test } from "@jest/globals";
import { explain } from "../../lib/review/explain";
import { readStack } from "../../lib/terraform";
import { refusal } from "./refusal";
import { claims, MAIN, roleJson, roleStack } from "./stacks";

const release = { id: "release", claims: claims() };
const feature = {
  id: "feature",
  claims: claims({ ref: "x", sub: "project_path:shop/web:ref_type:branch:ref:x" }),
};
const BY_ID = "project_id:${gitlab_project.web.id}:ref_type:branch:ref:main";

describe("explain", () => {
  test("decides each token by each identity", () => {
    const stacks = [
      roleStack(MAIN),
      roleStack("project_path:shop/api:ref_type:branch:ref:main", "bank", "api"),
    ];
    expect(explain(stacks, [release, feature])).toEqual({
      decisions: [
        {
          token: "release",
          identity: "aws_iam_role.web",
          stack: "shop",
          admitted: true,
          reasons: [],
        },
        {
          token: "release",
          identity: "aws_iam_role.api",
          stack: "bank",
          admitted: false,
          reasons: [
            {
              code: "mismatch",
              claim: "project_path",
              expected: '"shop/api"',
              received: '"shop/web"',
            },
          ],
        },
        {
          token: "feature",
          identity: "aws_iam_role.web",
          stack: "shop",
          admitted: false,
          reasons: [{ code: "mismatch", claim: "ref", expected: '"main"', received: '"x"' }],
          nearest: true,
        },
        {
          token: "feature",
          identity: "aws_iam_role.api",
          stack: "bank",
          admitted: false,
          reasons: [
            {
              code: "mismatch",
              claim: "project_path",
              expected: '"shop/api"',
              received: '"shop/web"',
            },
            { code: "mismatch", claim: "ref", expected: '"main"', received: '"x"' },
          ],
        },
      ],
      outcomes: [
        { token: "release", admitted: true },
        { token: "feature", admitted: false },
      ],
    });
  });

  test("calls nobody near who trusts another issuer", () => {
    const elsewhere = {
      id: "elsewhere",
      claims: { ...feature.claims, iss: "https://gitlab.example.org" },
    };
    const twoAway = roleStack("project_path:shop/api:ref_type:branch:ref:main", "bank", "api");
    const text = JSON.stringify(roleJson(MAIN)).replaceAll(
      "gitlab.example.com",
      "gitlab.example.org",
    );
    const foreign = readStack(JSON.parse(text), { name: "far", file: "" });
    const { decisions } = explain([foreign, twoAway], [feature, elsewhere]);
    expect(decisions.map(({ token, stack, nearest }) => [token, stack, nearest === true])).toEqual([
      ["feature", "far", false],
      ["feature", "bank", true],
      ["elsewhere", "far", true],
      ["elsewhere", "bank", false],
    ]);
  });

  test("asks one identity alone", () => {
    const stacks = [roleStack(MAIN), roleStack(MAIN, "bank")];
    const { decisions } = explain(stacks, [release], { identity: "bank:aws_iam_role.web" });
    expect(decisions.map(({ stack, admitted }) => [stack, admitted])).toEqual([["bank", true]]);
  });

  const byId = { id: "by-id", claims: claims({ sub: "project_id:4711:ref_type:branch:ref:main" }) };

  test("leaves open what is not known before apply", () => {
    expect(explain([roleStack(BY_ID)], [byId]).outcomes).toEqual([
      { token: "by-id", admitted: null },
    ]);
  });

  test.each([
    ["4711", true],
    ["4712", false],
  ])("decides it under the assumption %s: %s", (value, admitted) => {
    const assume = [{ name: "gitlab_project.web.id", value }];
    expect(explain([roleStack(BY_ID)], [byId], { assume }).outcomes).toEqual([
      { token: "by-id", admitted },
    ]);
  });

  test("refuses every token where nothing decides", () => {
    expect(explain([], [release])).toEqual({
      decisions: [],
      outcomes: [{ token: "release", admitted: false }],
    });
  });

  test("fails for an identity that is not there", () => {
    expect(
      refusal(() => explain([roleStack(MAIN)], [release], { identity: "aws_iam_role.gone" })),
    ).toContain("ERR_USAGE: there is no such identity in the input; given: aws_iam_role.gone");
  });
});
