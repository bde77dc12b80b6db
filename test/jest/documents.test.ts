import { describe, expect, test } from "@jest/globals";
import { jobToken, trustDocument } from "../../lib/jest";
import { refusal } from "../support/synth";
import { policy, statement } from "../support/aws";

const role = { name: "x", assume_role_policy: JSON.stringify(policy(statement())) };
const STACK = {
  resource: { aws_iam_role: { deploy: role, "re-deploy": role, publisher: role } },
};

describe("trustDocument", () => {
  test.each(["aws_iam_role.publisher", "publisher"])("finds %s", (address) => {
    const document = trustDocument(STACK, address);
    expect(document.identity).toBe("aws_iam_role.publisher");
    expect(document.prepare()(jobToken({ project_path: "acme/web" }))).toEqual({
      admitted: true,
      reasons: [],
    });
  });

  test("the end of an address is a whole name", () => {
    expect(trustDocument(STACK, "deploy").identity).toBe("aws_iam_role.deploy");
  });

  test("refuses an address of none", () => {
    const allowed = "aws_iam_role.deploy, aws_iam_role.re-deploy, aws_iam_role.publisher";
    expect(refusal(() => trustDocument(STACK, "ploy"))).toEqual({
      code: "ERR_USAGE",
      where: undefined,
      message: `no trust document has this address; given: ploy; allowed: ${allowed}`,
    });
    expect(refusal(() => trustDocument({ resource: {} }, "deploy")).message).toBe(
      "no trust document has this address; given: deploy; allowed: none: the stack trusts nobody",
    );
  });

  test("refuses an address of several", () => {
    const two = {
      format_version: "1.2",
      terraform_version: "1.9.0",
      planned_values: {
        root_module: {
          resources: [planned("aws_iam_role.deploy")],
          child_modules: [
            { address: "module.a", resources: [planned("module.a.aws_iam_role.deploy")] },
          ],
        },
      },
      resource_changes: [],
      configuration: { root_module: {} },
    };
    expect(refusal(() => trustDocument(two, "deploy"))).toEqual({
      code: "ERR_USAGE",
      where: undefined,
      message:
        "several trust documents have this address; given: deploy; allowed: aws_iam_role.deploy, module.a.aws_iam_role.deploy",
    });
  });
});

function planned(address: string) {
  return {
    address,
    mode: "managed",
    type: "aws_iam_role",
    name: "deploy",
    provider_name: "registry.terraform.io/hashicorp/aws",
    schema_version: 0,
    values: role,
  };
}
