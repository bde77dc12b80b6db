import { describe, expect, test } from "@jest/globals";
import { azureRole, type EntraApplicationProps } from "../../../lib/constructs/entra";
import { anyProjectIn, branch, branches } from "../../../lib/constructs/gitlab";
import { refusal } from "../../support/synth";
import { cycle, describeWithTerraform, type StackJson } from "../../support/terraform/stub";
import { deployer, freshEstate, publisher, SUBSCRIPTION, TENANT, written } from "./estate";

const AUDIENCE = `api://AzureADTokenExchange/${TENANT}`;

describe("EntraApplication", () => {
  test("is an application, its principal and a credential; the logical name is the construct id", () => {
    const { resource = {}, output } = written((e) => {
      const app = publisher(e);
      expect(app.audience).toBe(AUDIENCE);
      expect(app.application.node.path).toBe("shop/Publisher/Default");
      expect(app.servicePrincipal.node.path).toBe("shop/Publisher/Principal");
      expect(app.credentials.map((c) => c.node.id)).toEqual([
        "Credential:shop-web-branch-main-ref_protected-7d252037",
      ]);
      expect(app.roleAssignments).toEqual([]);
    });
    expect(resource["azuread_application"]).toEqual({
      Publisher: {
        description: "uploads builds",
        display_name: "Publisher",
        provider: "azuread.Corp",
        sign_in_audience: "AzureADMyOrg",
      },
    });
    expect(resource["azuread_service_principal"]).toEqual({
      Publisher_Principal_F28B06F4: {
        client_id: "${azuread_application.Publisher.client_id}",
        provider: "azuread.Corp",
      },
    });
    expect(resource["azuread_application_federated_identity_credential"]).toEqual({
      "Publisher_Credentialshop-web-branch-main-ref_protected-7d252037_8F0F81AF": {
        application_id: "${azuread_application.Publisher.id}",
        audiences: [AUDIENCE],
        display_name: "shop-web-branch-main-ref_protected-7d252037",
        issuer: "https://gitlab.example.com",
        provider: "azuread.Corp",
        subject: "project_id:${gitlab_project.Web.id}:ref_type:branch:ref:main:ref_protected:true",
      },
    });
    expect(output?.["Publisher_client_id"]).toEqual({
      description: "client id of Publisher for AZURE_CLIENT_ID",
      value: "${azuread_application.Publisher.client_id}",
    });
  });

  test("a pattern of refs is a flexible credential beside the exact ones", () => {
    const { resource = {} } = written((e) => {
      const jobs = [branch("main"), branches("release/*")].map((ref) => e.web.jobs({ ref }));
      publisher(e, { assumedBy: jobs, name: "publisher" });
    });
    expect(
      Object.keys(resource["azuread_application_federated_identity_credential"] ?? {}),
    ).toHaveLength(1);
    expect(
      Object.values(resource["azuread_application_flexible_federated_identity_credential"] ?? {}),
    ).toEqual([
      {
        application_id: "${azuread_application.Publisher.id}",
        audience: AUDIENCE,
        claims_matching_expression:
          "claims['sub'] matches 'project_id:${gitlab_project.Web.id}:ref_type:branch:ref:release/*:ref_protected:true' and claims['project_id'] eq '${gitlab_project.Web.id}'",
        display_name: expect.stringMatching(
          /^shop-web-branch-release-any-ref_protected-[0-9a-f]{8}$/,
        ),
        issuer: "https://gitlab.example.com",
        provider: "azuread.Corp",
      },
    ]);
  });

  test.each<Partial<EntraApplicationProps>>([
    { name: "" },
    { name: "a b" },
    { because: "x".repeat(1025) },
    { because: "" },
  ])("refuses %j", (props) => {
    expect(refusal(() => publisher(freshEstate(), props))).toMatchObject({
      code: "ERR_PROP",
      where: "shop/Publisher",
    });
  });

  test("refuses what Entra cannot enforce, by its name and with a way out", () => {
    const group = freshEstate();
    const any = anyProjectIn(group.group, {
      because: "all of them",
      subjectTemplate: ["project_path", "ref_type", "ref", "ref_protected"],
    }).jobs({
      ref: branch("main"),
    });
    expect(refusal(() => publisher(group, { assumedBy: any }))).toMatchObject({
      code: "ERR_CANNOT_EXPRESS",
      where: "shop/Publisher",
      message: expect.stringContaining("a group cannot be trusted"),
    });
    const e = freshEstate();
    const jobs = e.web.jobs({ ref: branch("main"), environment: "production" });
    const { code, message } = refusal(() => publisher(e, { assumedBy: jobs }));
    expect(code).toBe("ERR_CANNOT_EXPRESS");
    expect(message).toContain("Entra cannot enforce environment");
  });
});

describeWithTerraform("Terraform core takes Entra's resources through their life", () => {
  test("init, validate, plan, apply, no change, destroy", async () => {
    const json = written((e) => {
      const jobs = [branch("main"), branches("release/*")].map((ref) => e.web.jobs({ ref }));
      const scope = `/subscriptions/${SUBSCRIPTION}/resourceGroups/shop`;
      publisher(e, { assumedBy: jobs }).grant(azureRole(scope, "Reader"));
      deployer(e, { assumedBy: ["main", "dev"].map((n) => e.web.jobs({ ref: branch(n) })) });
    });
    const { state } = await cycle(json as StackJson);
    const types = state.values?.root_module.resources?.map((r) => r.type) ?? [];
    expect([...new Set(types)].sort()).toEqual(Object.keys(json.resource ?? {}).sort());
  });
});
