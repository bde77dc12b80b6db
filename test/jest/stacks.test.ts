import { describe, expect, test } from "@jest/globals";
import { stackOf } from "../../lib/jest/stacks";
import { readStack } from "../../lib/terraform";
import { refusal } from "../support/synth";

const JSON_STACK = { resource: { aws_iam_role: { deploy: { name: "deploy" } } } };
const READ = readStack(JSON_STACK, { name: "stack", file: "cdk.tf.json" });

describe("stackOf", () => {
  test.each<[string, Parameters<typeof stackOf>[0]]>([
    ["an object", JSON_STACK],
    ["text", JSON.stringify(JSON_STACK)],
    ["a synthesized stack", { toTerraform: () => JSON_STACK }],
    [
      "what is JSON only once written",
      {
        resource: {
          aws_iam_role: { deploy: { name: { toJSON: () => "deploy" }, path: undefined } },
        },
      },
    ],
  ])("reads %s", (_, subject) => {
    expect(stackOf(subject)).toEqual(READ);
  });

  test("keeps a stack that was read already", () => {
    expect(stackOf(READ)).toBe(READ);
  });

  test("an attribute called toTerraform that is no function is only an attribute", () => {
    expect(refusal(() => stackOf({ toTerraform: "x" })).code).toBe("ERR_INPUT_SHAPE");
  });

  test("refuses what is no JSON, and what is no Terraform", () => {
    expect(refusal(() => stackOf("{")).code).toBe("ERR_INPUT_JSON");
    expect(refusal(() => stackOf("[]")).code).toBe("ERR_INPUT_SHAPE");
    expect(refusal(() => stackOf({ toTerraform: () => [] })).code).toBe("ERR_INPUT_SHAPE");
  });
});
