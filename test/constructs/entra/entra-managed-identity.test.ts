import { describe, expect, test } from "@jest/globals";
import {
  EntraManagedIdentity,
  type EntraManagedIdentityProps,
} from "../../../lib/constructs/entra";
import { branch } from "../../../lib/constructs/gitlab";
import { refusal } from "../../support/synth";
import { deployer, freshEstate, TENANT, written } from "./estate";

const CREDENTIAL = {
  audience: [`api://AzureADTokenExchange/${TENANT}`],
  issuer: "https://gitlab.example.com",
  name: "shop-web-branch-main-ref_protected-7d252037",
  parent_id: "${azurerm_user_assigned_identity.Deployer.id}",
  provider: "azurerm.Corp",
  resource_group_name: "ci",
  subject: "project_id:${gitlab_project.Web.id}:ref_type:branch:ref:main:ref_protected:true",
};

describe("EntraManagedIdentity", () => {
  test("is an identity with its credential", () => {
    const {
      resource = {},
      output,
      provider,
    } = written((e) => {
      expect(deployer(e).identity.node.path).toBe("shop/Deployer/Default");
    });
    expect(resource["azurerm_user_assigned_identity"]).toEqual({
      Deployer: {
        location: "westeurope",
        name: "Deployer",
        provider: "azurerm.Corp",
        resource_group_name: "ci",
      },
    });
    expect(Object.values(resource["azurerm_federated_identity_credential"] ?? {})).toEqual([
      CREDENTIAL,
    ]);
    expect(output?.["Deployer_client_id"]).toMatchObject({
      value: "${azurerm_user_assigned_identity.Deployer.client_id}",
    });
    expect(Object.keys(provider ?? {})).toEqual(["azurerm", "gitlab"]);
  });

  test("an existing one is looked up, and gets credentials", () => {
    const {
      resource = {},
      data = {},
      output,
    } = written((e) => {
      EntraManagedIdentity.fromName(e.stack, "Deployer", {
        tenant: e.tenant,
        name: "deploy",
        resourceGroup: "ci",
        assumedBy: e.web.jobs({ ref: branch("main") }),
        because: "deploys the shop",
      });
    });
    expect(resource["azurerm_user_assigned_identity"]).toBeUndefined();
    expect(data["azurerm_user_assigned_identity"]).toEqual({
      Deployer: { name: "deploy", provider: "azurerm.Corp", resource_group_name: "ci" },
    });
    expect(Object.values(resource["azurerm_federated_identity_credential"] ?? {})).toEqual([
      { ...CREDENTIAL, parent_id: "${data.azurerm_user_assigned_identity.Deployer.id}" },
    ]);
    expect(output?.["Deployer_client_id"]).toMatchObject({
      value: "${data.azurerm_user_assigned_identity.Deployer.client_id}",
    });
  });

  test.each<Partial<EntraManagedIdentityProps>>([
    { name: "ab" },
    { name: "a b c" },
    { resourceGroup: "ci." },
    { resourceGroup: "a/b" },
    { location: "West Europe" },
    { because: "" },
  ])("refuses %j", (props) => {
    expect(refusal(() => deployer(freshEstate(), props))).toMatchObject({
      code: "ERR_PROP",
      where: "shop/Deployer",
    });
  });
});
