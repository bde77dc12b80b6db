import { describe, expect, test } from "@jest/globals";
import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { federationStackOf, isFederationStack } from "../../lib/constructs/stack-lookup";
import { freshFolder, freshStack, refusal } from "../support/synth";

describe("federationStackOf", () => {
  test("is the stack itself and the stack around a construct", () => {
    const { stack } = freshStack();
    expect(federationStackOf(stack)).toBe(stack);
    expect(federationStackOf(new Construct(new Construct(stack, "Team"), "Web"))).toBe(stack);
  });

  test("refuses a construct in a plain stack", () => {
    const plain = new TerraformStack(new App({ outdir: freshFolder() }), "plain");
    expect(isFederationStack(plain)).toBe(false);
    expect(refusal(() => federationStackOf(new Construct(plain, "Web")))).toMatchObject({
      code: "ERR_STACK",
      where: "plain/Web",
    });
  });
});
