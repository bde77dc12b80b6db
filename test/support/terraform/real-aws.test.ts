import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { valuesOf } from "./plan-json";
import { describeWithRealAws, startRealAws, type RealAws } from "./real-aws";
import { ARN_REFERENCE, chainStack, LITERAL_ARN, roleStack, trustPolicy } from "./stacks";

describeWithRealAws("the real AWS provider on an emulated AWS", () => {
  let aws: RealAws;
  beforeAll(async () => {
    aws = await startRealAws();
  });
  afterAll(() => aws.stop());

  test("checks the length of a session itself", async () => {
    const { valid, diagnostics } = await aws.validate(roleStack({ max_session_duration: 60 }));
    expect(valid).toBe(false);
    expect(diagnostics.map((d) => d.summary)).toEqual([
      "expected max_session_duration to be in the range (3600 - 43200), got 60",
    ]);
  });

  test("accepts a session of one hour", async () => {
    expect(await aws.validate(roleStack({ max_session_duration: 3600 }))).toMatchObject({
      valid: true,
    });
  });

  test("creates the AWS side of the whole chain and finds no difference", async () => {
    const { state } = await aws.cycle(chainStack());
    expect(valuesOf(state, "aws_iam_openid_connect_provider.gitlab")["arn"]).toBe(LITERAL_ARN);
    const policy = String(valuesOf(state, "aws_iam_role.deploy")["assume_role_policy"]);
    expect(policy).toMatch(/"project_id:\d{6}:ref_protected:true"/);
  });

  test("each cycle starts with an empty account", async () => {
    const { plan, state } = await aws.cycle(
      roleStack({ assume_role_policy: trustPolicy(ARN_REFERENCE, "x") }),
    );
    expect(plan.resource_changes?.map((c) => c.change.actions)).toEqual([["create"], ["create"]]);
    const policy: unknown = JSON.parse(
      String(valuesOf(state, "aws_iam_role.deploy")["assume_role_policy"]),
    );
    expect(policy).toEqual(JSON.parse(trustPolicy(LITERAL_ARN, "x")));
  });
});
