import { describe, expect, test } from "@jest/globals";
import { EntraTenant, type EntraTenantProps } from "../../../lib/constructs/entra";
import { freshStack, refusal, synthesized } from "../../support/synth";
import { estate, SUBSCRIPTION, TENANT } from "./estate";

function refused(props: Partial<EntraTenantProps>) {
  const { stack } = freshStack();
  return refusal(() => new EntraTenant(stack, "Corp", { tenantId: TENANT, ...props }));
}

describe("EntraTenant", () => {
  test("has an audience of its own, and no provider until one is needed", () => {
    const { output, provider } = synthesized((stack) => {
      const { tenant } = estate(stack);
      expect(tenant.audience).toBe(`api://AzureADTokenExchange/${TENANT}`);
      expect(tenant.tenantId).toBe(TENANT);
      expect(tenant.subscriptionId).toBe(SUBSCRIPTION);
    });
    expect(output).toEqual({
      Corp_audience: {
        description: `aud of ID tokens for Entra tenant ${TENANT}`,
        value: `api://AzureADTokenExchange/${TENANT}`,
      },
    });
    expect(Object.keys(provider ?? {})).toEqual(["gitlab"]);
  });

  test("defines each provider once", () => {
    const { provider } = synthesized((stack) => {
      const { tenant } = estate(stack, { audience: "entra" });
      expect(tenant.audience).toBe("entra");
      expect(tenant.azuread).toBe(tenant.azuread);
      expect(tenant.azurerm).toBe(tenant.azurerm);
    });
    expect(provider).toMatchObject({
      azuread: [{ alias: "Corp", tenant_id: TENANT }],
      azurerm: [
        { alias: "Corp", tenant_id: TENANT, subscription_id: SUBSCRIPTION, features: [{}] },
      ],
    });
  });

  test("names a subscription where something belongs to one", () => {
    const { stack } = freshStack();
    const tenant = new EntraTenant(stack, "Corp", { tenantId: TENANT });
    expect(refusal(() => tenant.azurerm)).toMatchObject({ code: "ERR_PROP", where: "shop/Corp" });
  });

  test.each<Partial<EntraTenantProps>>([
    { tenantId: "corp.example" },
    { tenantId: TENANT.replaceAll("1", "A") },
    { subscriptionId: "" },
    { audience: "" },
    { audience: "a b" },
    { audience: "$X" },
  ])("refuses %j", (props) => {
    expect(refused(props)).toMatchObject({ code: "ERR_PROP", where: "shop/Corp" });
  });
});
