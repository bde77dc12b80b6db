import { describe, expect, test } from "@jest/globals";
import { issuer } from "../../lib/core";
import { inputOf } from "../../lib/review/input";
import { refusal } from "./refusal";
import { MAIN, roleStack } from "./stacks";

const BY_ID = "project_id:${gitlab_project.web.id}:ref_type:branch:ref:main";
const given = [{ project: "shop/api", components: ["project_id", "ref_type", "ref"] }];

describe("inputOf", () => {
  test("finds GitLab, its projects and the identities of all stacks", () => {
    const input = inputOf([roleStack(MAIN), roleStack(MAIN, "bank", "ledger")]);
    expect(input.declared.issuer.url).toBe("https://gitlab.example.com");
    expect(input.identities.map(({ stack, address }) => `${stack}:${address}`)).toEqual([
      "shop:aws_iam_role.web",
      "bank:aws_iam_role.ledger",
    ]);
    expect(input.place("bank", "aws_iam_role.ledger")).toEqual({
      constructPath: "bank/Role/Resource",
      location: { file: "out/stacks/bank/cdk.tf.json" },
    });
  });

  test("judges stacks under the assumed values", () => {
    const assume = [{ name: "gitlab_project.web.id", value: "4711" }];
    const input = inputOf([roleStack(BY_ID)], { assume });
    expect(JSON.stringify(input.stacks)).not.toContain("gitlab_project.web.id");
  });

  test("declares the templates that are given", () => {
    const { declared } = inputOf([roleStack(MAIN)], { templates: given });
    expect(declared.projects.find(({ path }) => path === "shop/api")?.template).toEqual(
      given[0]?.components,
    );
  });

  test("takes over what another version declares where it is the same, and nothing else", () => {
    const other = inputOf([roleStack(MAIN)]);
    expect(inputOf([roleStack(BY_ID)], { other }).declared).toBe(other.declared);
    const changed = inputOf([roleStack(MAIN)], { other, templates: given });
    expect(changed.declared).toEqual(inputOf([roleStack(MAIN)], { templates: given }).declared);
    expect(changed.declared).not.toEqual(other.declared);
  });

  test("knows an instance by its host", () => {
    const known = issuer({
      kind: "self-managed",
      url: "https://gitlab.example.com",
      version: "18.0",
      tier: "free",
    });
    expect(inputOf([roleStack(MAIN)], { issuers: [known] }).declared.issuer).toEqual(known);
  });

  test("fails for a template that the known version refuses", () => {
    const known = issuer({
      kind: "self-managed",
      url: "https://gitlab.example.com",
      version: "18.0",
    });
    expect(
      refusal(() => inputOf([roleStack(MAIN)], { templates: given, issuers: [known] })),
    ).toContain("ERR_SUBJECT_TEMPLATE: project_id is a component since GitLab 19.2");
  });
});
