import { describe, expect, test } from "@jest/globals";
import { exactValues } from "../../lib/core";
import { declaredOf, identitiesOf, type Identity } from "../../lib/access";
import type { Stack } from "../../lib/terraform";
import { awsRole, shop, stackOf } from "../support/access/stacks";

function identities(...stacks: readonly Stack[]): readonly Identity[] {
  return identitiesOf(stacks, declaredOf(stacks));
}

const SUBJECT = "project_id:${gitlab_project.web.id}:ref_type:branch:ref:main";
const TEMPLATE = { ci_id_token_sub_claim_components: ["project_id", "ref_type", "ref"] };
const TRUST = { StringEquals: { aud: "aws", sub: SUBJECT } };

function paths(identity: Identity | undefined): readonly string[] | undefined {
  const path = identity?.reading.trust.grants[0]?.constraints.get("project_path")?.values;
  return path && exactValues(path);
}

test("an IAM role with its trust and its permissions", () => {
  const policy = JSON.stringify({
    Statement: [{ Effect: "Allow", Action: ["s3:GetObject"], Resource: "arn:aws:s3:::b/x/*" }],
  });
  const [found] = identities(
    stackOf({
      ...shop({}, TEMPLATE),
      aws_iam_role: { deploy: awsRole("gitlab-deploy", TRUST) },
      aws_iam_role_policy: { p: { name: "p", role: "gitlab-deploy", policy } },
    }),
  );
  expect(found).toMatchObject({
    stack: "shop",
    address: "aws_iam_role.deploy",
    name: "gitlab-deploy",
    relyingParty: "aws",
    permissions: ["read s3://b/x/"],
    administrator: undefined,
  });
  expect(paths(found)).toEqual(["shop/web"]);
});

describe("the name of a role", () => {
  test.each([
    [{ name: "a" }, "a"],
    [{ name: null, name_prefix: "gitlab-" }, "gitlab-…"],
    [{ name: null }, "aws_iam_role.deploy"],
    [{ name: "${var.name}" }, "${var.name}"],
  ])("%p: %s", (given, name) => {
    const role = { ...awsRole("", TRUST), ...given };
    expect(identities(stackOf({ aws_iam_role: { deploy: role } }))[0]?.name).toBe(name);
  });
});

test("a reference is the project of its own stack", () => {
  const role = { aws_iam_role: { deploy: awsRole("deploy", TRUST) } };
  const one = stackOf({ ...shop({}, TEMPLATE), ...role }, { name: "one" });
  const two = stackOf({ ...shop({}, { ...TEMPLATE, path: "api" }), ...role }, { name: "two" });
  expect(identities(one, two).map(paths)).toEqual([["shop/web"], ["shop/api"]]);
});

test("a role for other principals is none of GitLab's identities", () => {
  const statement = {
    Effect: "Allow",
    Principal: { Service: "ec2.amazonaws.com" },
    Action: "sts:AssumeRole",
  };
  const role = { name: "vm", assume_role_policy: JSON.stringify({ Statement: [statement] }) };
  expect(identities(stackOf({ aws_iam_role: { vm: role } }))).toEqual([]);
});
