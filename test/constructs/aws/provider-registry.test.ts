import { describe, expect, test } from "@jest/globals";
import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { claimProvider } from "../../../lib/constructs/aws/provider-registry";
import { refusal } from "../../support/synth";

function accounts(app = new App()) {
  const stack = (id: string) => new Construct(new TerraformStack(app, id), "Account");
  return { one: stack("one"), two: stack("two") };
}

describe("claimProvider", () => {
  test("refuses a second provider of an account and issuer, in another stack too", () => {
    const { one, two } = accounts();
    claimProvider(one, "111122223333 https://gitlab.com", "gitlab.com");
    expect(
      refusal(() => claimProvider(two, "111122223333 https://gitlab.com", "gitlab.com")),
    ).toEqual({
      code: "ERR_DUPLICATE",
      where: "two/Account",
      message:
        "the OIDC provider for gitlab.com in this account is defined twice, first at one/Account; fix: define the AwsAccount once and pass it on; in another stack of the same account set existingOidcProvider: true; at two/Account",
    });
  });

  test("takes another key, and the same key of another program", () => {
    const { one, two } = accounts();
    const other = accounts();
    claimProvider(one, "a", "gitlab.com");
    expect(() => claimProvider(two, "b", "gitlab.com")).not.toThrow();
    expect(() => claimProvider(other.one, "a", "gitlab.com")).not.toThrow();
  });
});
