import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { PlanJson } from "../../support/terraform/plan-json";
import {
  changeOf,
  describeWithTerraform,
  serveFor,
  type Stubs,
  typesOf,
} from "../../support/terraform/stub";
import { answer, findingsOf, verdictsOf } from "./answers";

const MOUNT = `
provider "vault" {
  address = "https://vault.example.com"
}

resource "vault_jwt_auth_backend" "gitlab" {
  path               = "gitlab"
  oidc_discovery_url = "https://gitlab.com"
  bound_issuer       = "https://gitlab.com"
}
`;

const role = (name: string, claims: string, more = "") => `
resource "vault_jwt_auth_backend_role" "${name}" {
  backend         = vault_jwt_auth_backend.gitlab.path
  role_name       = "${name}"
  role_type       = "jwt"
  user_claim      = "project_id"
  bound_audiences = ["https://gitlab.com"]
  token_policies  = ["deploy"]
  bound_claims    = { ${claims}, ref = "main", ref_type = "branch" }
  ${more}
}
`;

const CONFIGURATION = [
  MOUNT,
  'resource "gitlab_project" "app" {\n  name = "app"\n}',
  role("by_id", "project_id = gitlab_project.app.id"),
  role("by_path", 'project_path = "acme/*"'),
  role("by_glob", 'project_path = "acme/*"', 'bound_claims_type = "glob"'),
].join("\n");

describeWithTerraform("roles of Vault before and after the project exists", () => {
  const ROLE = "vault_jwt_auth_backend_role";
  let stubs: Stubs;
  let first: PlanJson;
  let second: PlanJson;
  beforeAll(async () => {
    const values = { gitlab_project: { id: "42", path_with_namespace: "acme/app" } };
    stubs = await serveFor([typesOf(CONFIGURATION)], { values });
    const work = await stubs.openNative(CONFIGURATION);
    first = await work.plan();
    await work.apply();
    second = await work.plan();
  });
  afterAll(() => stubs.stop());

  test("Terraform keeps the claim that is not known apart from the others", () => {
    const { after, after_unknown } = changeOf(first, `${ROLE}.by_id`).change;
    expect([after?.["bound_claims"], after_unknown["bound_claims"]]).toEqual([
      { ref: "main", ref_type: "branch" },
      { project_id: true },
    ]);
    expect(after?.["bound_claims_type"]).toBeUndefined();
    expect(changeOf(first, `${ROLE}.by_id`).change.after_unknown["bound_claims_type"]).toBe(true);
  });

  test("a claim that is not known is asked for: nobody is let in by its omission", async () => {
    expect((await verdictsOf(first))[`${ROLE}.by_id`]).toEqual([null, null]);
    expect((await verdictsOf(second))[`${ROLE}.by_id`]).toEqual([true, false]);
    const found = (await findingsOf(first)).filter((f) => f.endsWith(`${ROLE}.by_id`));
    expect(found.filter((f) => f.includes(" trust/"))).toEqual([
      `warning trust/not-understood ${ROLE}.by_id`,
    ]);
  });

  test("a kind of comparison that is not known is the default, string", async () => {
    for (const plan of [first, second]) {
      const verdicts = await verdictsOf(plan);
      expect([verdicts[`${ROLE}.by_path`], verdicts[`${ROLE}.by_glob`]]).toEqual([
        [false, false],
        [true, false],
      ]);
      expect(await findingsOf(plan)).toContain(`error vault/glob-under-string ${ROLE}.by_path`);
    }
  });

  test("only the mount: no trust, and no finding on roles that are missing", async () => {
    const plan = await (await stubs.openNative(MOUNT)).plan();
    expect(await verdictsOf(plan)).toEqual({});
    expect(await findingsOf(plan)).toEqual([]);
    expect(await answer(plan, ["who"])).toEqual({ schemaVersion: 1, paths: [], unreached: [] });
  });
});
