import { describe, expect, test } from "@jest/globals";
import type { Environment } from "../../../lib/review/doctor/environment";
import { machineDiagnoses } from "../../../lib/review/doctor/machine";
import { readStack } from "../../../lib/terraform";
import { roleStack, MAIN } from "../stacks";

const ENVIRONMENT: Environment = {
  node: "20.11.1",
  terraform: "1.11.4",
  ranges: {
    node: ">=20.9",
    packages: new Map([
      ["@cdktf/provider-aws", "^21.0.0"],
      ["@cdktf/provider-google", "^16.0.0"],
      ["cdktf", "^0.21.0"],
    ]),
  },
  packages: new Map([
    ["@cdktf/provider-aws", "21.22.1"],
    ["cdktf", "0.21.0"],
  ]),
};
const BY_HAND = readStack(
  { resource: { aws_iam_role: { a: { name: "a" } } } },
  { name: "hand", file: "" },
);
const FROM_CONSTRUCTS = roleStack(MAIN);

function told(environment: Partial<Environment>, stacks = [FROM_CONSTRUCTS]) {
  return machineDiagnoses(stacks, { ...ENVIRONMENT, ...environment }).map(({ name, status }) => [
    name,
    status,
  ]);
}

describe("the machine", () => {
  test("is in order, and what no stack needs is not asked for", () => {
    expect(told({})).toEqual([
      ["node", "ok"],
      ["terraform", "ok"],
      ["package @cdktf/provider-aws", "ok"],
      ["package cdktf", "ok"],
    ]);
  });

  test("is out of order, with what to do", () => {
    const found = machineDiagnoses([FROM_CONSTRUCTS], {
      ...ENVIRONMENT,
      node: "18.0.0",
      terraform: "1.1.9",
      packages: new Map([["@cdktf/provider-aws", "20.1.0"]]),
    });
    expect(found).toEqual([
      {
        name: "node",
        status: "error",
        found: "18.0.0",
        needed: ">=20.9",
        message: "Node 18.0.0 is too old",
        fix: "install Node >=20.9",
      },
      {
        name: "terraform",
        status: "error",
        found: "1.1.9",
        needed: ">=1.2.0",
        message: "the plans of Terraform 1.1.9 are not read here",
        fix: "install Terraform >=1.2.0",
      },
      {
        name: "package @cdktf/provider-aws",
        status: "error",
        found: "20.1.0",
        needed: "^21.0.0",
        message: "@cdktf/provider-aws 20.1.0 is outside ^21.0.0",
        fix: 'npm install --save-dev "@cdktf/provider-aws@^21.0.0"',
      },
      {
        name: "package cdktf",
        status: "warning",
        needed: "^0.21.0",
        message: "cdktf is not installed in this folder, and the stacks were made with it",
        fix: 'npm install --save-dev "cdktf@^0.21.0"',
      },
    ]);
  });

  test("needs no package for hand-written Terraform, and no Terraform to check", () => {
    expect(told({ packages: new Map(), terraform: undefined }, [BY_HAND])).toEqual([
      ["node", "ok"],
      ["terraform", "unknown"],
    ]);
  });
});
