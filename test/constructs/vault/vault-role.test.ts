import { describe, expect, test } from "@jest/globals";
import { AwsAccount, AwsRole } from "../../../lib/constructs/aws";
import { branches, tag } from "../../../lib/constructs/gitlab";
import { kvPath, VaultRole, type VaultRoleProps, VaultServer } from "../../../lib/constructs/vault";
import { refusal } from "../../support/synth";
import {
  cycle,
  describeWithTerraform,
  type StackJson,
  valuesOf,
} from "../../support/terraform/stub";
import { deployer, type Estate, freshEstate, mainJobs, ROLE, written, ADDRESS } from "./estate";

const rolesOf = (build: (e: Estate) => void) =>
  written(build).resource?.["vault_jwt_auth_backend_role"];

describe("VaultRole", () => {
  test("is one role that the named jobs log in to; its logical name is its construct id", () => {
    const { resource = {}, output } = written((e) => {
      const role = deployer(e);
      expect(role.roleName).toBe("deployer");
      expect(role.audience).toBe(`${ADDRESS}/v1/auth/gitlab`);
      expect(role.policy).toBeUndefined();
      expect(role.resources.map((r) => r.node.path)).toEqual(["shop/Deployer/Default"]);
    });
    expect(resource["vault_jwt_auth_backend_role"]).toEqual({ Deployer: ROLE });
    expect(resource["vault_policy"]).toBeUndefined();
    expect(resource["gitlab_project"]?.["Web"]).not.toHaveProperty(
      "ci_id_token_sub_claim_components",
    );
    expect(output?.["Deployer_role"]).toEqual({
      description: "Vault role deployer for VAULT_AUTH_ROLE",
      value: "deployer",
    });
  });

  test("carries every option", () => {
    const found = rolesOf((e) => {
      deployer(e, {
        name: "deploy-shop",
        tokenTtl: 300,
        tokenMaxTtl: 1200,
        policies: ["base", "team/shop"],
        notEnforced: { ref_protected: "the branch is protected elsewhere" },
      });
    });
    const { project_id, ref, ref_type } = ROLE.bound_claims;
    expect(found).toEqual({
      Deployer: {
        ...ROLE,
        role_name: "deploy-shop",
        token_ttl: 300,
        token_max_ttl: 1200,
        token_policies: ["base", "team/shop"],
        bound_claims: { project_id, ref, ref_type },
      },
    });
  });

  test("asks for what Vault alone sees, and for one of several values", () => {
    const found = rolesOf((e) => {
      deployer(e, {
        assumedBy: e.web.jobs({
          ref: branches("release/*"),
          environment: "production",
          pipelineSource: ["push", "web"],
        }),
      });
    });
    expect(found).toEqual({
      Deployer: {
        ...ROLE,
        bound_claims: {
          ...ROLE.bound_claims,
          ref: "release/*",
          environment: "production",
          pipeline_source: "push,web",
        },
        bound_claims_type: "glob",
        disable_bound_claims_parsing: false,
      },
    });
  });

  test("is several roles where one cannot hold the jobs, each with its CI job", () => {
    const e = freshEstate();
    const role = deployer(e, { assumedBy: [mainJobs(e), e.web.jobs({ ref: tag("v1") })] });
    expect(role.resources.map((r) => [r.node.path, r.roleNameInput])).toEqual([
      ["shop/Deployer/Default", "deployer"],
      ["shop/Deployer/Role2", "deployer-2"],
    ]);
    expect([...e.stack.registry.ciJobs.values()].map((job) => job.name)).toEqual([
      "deployer",
      "deployer-2",
    ]);
  });

  test("gives the same rights to each of several roles", () => {
    const found = rolesOf((e) => {
      deployer(e, { assumedBy: [mainJobs(e), e.web.jobs({ ref: tag("v1") })] }).grant(
        kvPath("secret", "a").read(),
      );
    });
    const policy = "${vault_policy.Deployer_Permissions_00FC1416.name}";
    expect(Object.values(found ?? {})).toEqual([
      { ...ROLE, token_policies: [policy] },
      {
        ...ROLE,
        role_name: "deployer-2",
        bound_claims: { ...ROLE.bound_claims, ref: "v1", ref_type: "tag" },
        token_policies: [policy],
      },
    ]);
  });

  test("gives the rights that are granted, by one policy", () => {
    const { resource = {} } = written((e) => {
      deployer(e, { policies: ["base"] })
        .grant()
        .grant(kvPath("secret", "shop/web/*").read())
        .grant(kvPath("secret", "shop/web/*").write(), kvPath("kv", "x", { version: 1 }).read());
    });
    expect(Object.values(resource["vault_policy"] ?? {})).toEqual([
      {
        name: "gitlab-deployer",
        policy: [
          'path "secret/data/shop/web/*" {\n  capabilities = ["read", "create", "update"]\n}\n',
          'path "secret/metadata/shop/web/*" {\n  capabilities = ["list"]\n}\n',
          'path "kv/x" {\n  capabilities = ["read"]\n}\n',
        ].join("\n"),
        provider: "vault.Vault",
      },
    ]);
    expect(resource["vault_jwt_auth_backend_role"]?.["Deployer"]).toMatchObject({
      token_policies: ["base", "${vault_policy.Deployer_Permissions_00FC1416.name}"],
    });
  });

  test("stays as it is where another trust asks for a subject", () => {
    const found = rolesOf((e) => {
      deployer(e);
      const account = new AwsAccount(e.stack, "Aws", {
        accountId: "111122223333",
        region: "eu-central-1",
      });
      new AwsRole(e.stack, "Publisher", { account, assumedBy: mainJobs(e), because: "publishes" });
    });
    expect(found).toEqual({ Deployer: ROLE });
  });

  test("names the project's path where the project's own subject has it", () => {
    const found = rolesOf((e) => {
      deployer(e);
      e.web.migrateSubject({
        from: ["project_path", "ref_type", "ref"],
        to: ["project_path", "ref_type", "ref", "ref_protected"],
      });
    });
    expect(found).toEqual({
      Deployer: { ...ROLE, bound_claims: { ...ROLE.bound_claims, project_path: "shop/web" } },
    });
  });

  test("keeps to the server's ceiling by default", () => {
    const found = written((e) => deployer(e), { tokenCeiling: 300 });
    expect(found.resource?.["vault_jwt_auth_backend_role"]?.["Deployer"]).toMatchObject({
      token_ttl: 300,
      token_max_ttl: 300,
    });
  });

  test("notes its reason", () => {
    const e = freshEstate();
    deployer(e, { notEnforced: { ref_protected: "elsewhere" } });
    expect(e.stack.registry.notes.get("shop/Deployer")?.because).toEqual([
      "reads the deploy key",
      "elsewhere",
    ]);
    expect(e.stack.registry.acknowledgements.map((a) => a.rule)).toEqual([
      "trust/unprotected-ref",
      "trust/any-ref",
    ]);
  });
});

describe("VaultRole refuses", () => {
  test.each<[string, string, Partial<VaultRoleProps>]>([
    ["ERR_PROP", "a role needs a reason", { because: " " }],
    ["ERR_PROP", "assumedBy names no jobs", { assumedBy: [] }],
    ["ERR_PROP", "name is not allowed", { name: "Deploy" }],
    ["ERR_PROP", "name is not allowed", { name: "a/b" }],
    ["ERR_PROP", "name is not allowed", { name: "-a" }],
    ["ERR_PROP", "tokenTtl is not allowed", { tokenTtl: 3601 }],
    ["ERR_PROP", "tokenMaxTtl is not allowed", { tokenMaxTtl: 3601 }],
    ["ERR_PROP", "tokenTtl is not allowed", { tokenTtl: 600, tokenMaxTtl: 300 }],
    ["ERR_PROP", "policies is not allowed", { policies: ["root"] }],
    ["ERR_PROP", "policies is not allowed", { policies: ["Base"] }],
    ["ERR_PROP", "not enforcing ref needs a reason", { notEnforced: { ref: "" } }],
  ])("%s: %s (%j)", (code, problem, props) => {
    const e = freshEstate();
    const found = refusal(() => deployer(e, props));
    expect([found.code, found.where, found.message.split(";")[0]]).toEqual([
      code,
      "shop/Deployer",
      problem,
    ]);
  });

  test("two roles of one name on one mount, not on two", () => {
    const e = freshEstate();
    deployer(e);
    const again = (server: VaultServer, id: string) =>
      new VaultRole(e.stack, id, {
        server,
        assumedBy: mainJobs(e),
        because: "again",
        name: "deployer",
      });
    expect(refusal(() => again(e.vault, "Again"))).toMatchObject({
      code: "ERR_DUPLICATE",
      where: "shop/Again",
    });
    const other = new VaultServer(e.stack, "Other", { address: ADDRESS, mountPath: "other" });
    expect(again(other, "Fine").roleName).toBe("deployer");
  });
});

describeWithTerraform("Terraform core takes a role through its life", () => {
  test("with mount and policy", async () => {
    const e = freshEstate();
    deployer(e).grant(kvPath("secret", "shop/web/*").read());
    e.stack.prepareStack();
    const { state } = await cycle(e.stack.toTerraform() as StackJson);
    expect(valuesOf(state, "vault_jwt_auth_backend_role.Deployer")).toMatchObject({
      backend: "gitlab",
      role_name: "deployer",
      token_policies: ["gitlab-deployer"],
    });
  });
});
