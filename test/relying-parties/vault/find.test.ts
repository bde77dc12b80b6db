import { describe, expect, test } from "@jest/globals";
import { findDocuments } from "../../../lib/relying-parties/vault";
import { stackOf } from "../../support/aws";
import { documentsOf, mount, role, roleResources } from "../../support/vault";

describe("the roles that concern jobs", () => {
  test("with their mount and name", () => {
    const stack = stackOf({ resource: roleResources({ role_name: "Deploy" }) });
    const [found, ...others] = findDocuments(stack);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      relyingParty: "vault",
      identity: "vault_jwt_auth_backend_role.deploy",
      name: "Deploy",
      mount: { address: "vault_jwt_auth_backend.gitlab", keys: "discovery" },
      resource: { address: "vault_jwt_auth_backend_role.deploy" },
    });
    expect(findDocuments(stack)[0]).toBe(found);
  });

  test("references are replaced by what the stack knows", () => {
    const [found] = findDocuments(
      stackOf({
        resource: roleResources({
          bound_claims: { ref: "${local.branch}" },
          role_name: "${var.n}",
        }),
        locals: { branch: "main" },
      }),
    );
    expect(found?.role.claims[0]?.written.shown).toBe("main");
    expect(found?.name).toBe("${var.n}");
  });

  test.each([
    ["of type jwt", {}, 1],
    ["without type", { role_type: undefined }, 1],
    ["without type or claims of a job", { role_type: undefined, bound_claims: {} }, 1],
    ["of type oidc with claims of a job", { role_type: "oidc" }, 1],
    ["of type oidc for people", { role_type: "oidc", bound_claims: { groups_direct: "ops" } }, 0],
    [
      "with redirect addresses",
      { role_type: undefined, bound_claims: {}, allowed_redirect_uris: ["https://vault/callback"] },
      0,
    ],
    ["of type jwt with redirect addresses", { bound_claims: {}, allowed_redirect_uris: ["x"] }, 1],
    ["asking for what looks alike", { role_type: "oidc", bound_claims: { reference: "x" } }, 0],
    ["asking for an environment", { role_type: "oidc", bound_claims: { environment: "x" } }, 1],
  ])("%s: %#", (_, others, count) => {
    expect(documentsOf([role(others)])).toHaveLength(count);
  });

  test.each([
    ["https://gitlab.example.com", 1],
    ["https://token.actions.githubusercontent.com", 0],
    ["https://accounts.google.com", 0],
    ["${var.issuer}", 1],
  ])("of the issuer %s: %p", (url, count) => {
    expect(documentsOf([role()], mount(url))).toHaveLength(count);
  });

  test("a mount that takes any issuer may be GitLab's", () => {
    expect(documentsOf([role()], { path: "gitlab", jwks_url: "https://x/keys" })).toHaveLength(1);
  });
});
