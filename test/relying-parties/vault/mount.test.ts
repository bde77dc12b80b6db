import { describe, expect, test } from "@jest/globals";
import {
  type Mount,
  MOUNT_TYPE,
  mountOf,
  mountPath,
  ROLE_TYPE,
} from "../../../lib/relying-parties/vault";
import { mountOfRole } from "../../../lib/relying-parties/vault/mount";
import { resolve } from "../../../lib/terraform";
import { stackOf } from "../../support/aws";
import { resourceOf, role } from "../../support/vault";

const URL = "https://gitlab.com";
const mountWith = (attributes: object): Mount => mountOf(resourceOf(MOUNT_TYPE, attributes));
const issuerOf = ({ issuer }: Mount) => (typeof issuer === "object" ? issuer.shown : issuer);

describe("the issuer of a mount", () => {
  test.each([
    [{ oidc_discovery_url: URL, bound_issuer: URL }, URL, "discovery"],
    [{ oidc_discovery_url: URL, bound_issuer: `${URL}/` }, `${URL}/`, "discovery"],
    [{ oidc_discovery_url: URL, bound_issuer: "" }, URL, "discovery"],
    [{ jwks_url: `${URL}/keys`, bound_issuer: URL }, URL, "jwks"],
    [{ jwks_url: `${URL}/keys` }, "any", "jwks"],
    [{ jwks_pairs: [{ jwks_url: "x" }] }, "any", "jwks"],
    [{ jwt_validation_pubkeys: ["key"] }, "any", "by hand"],
    [{ jwt_validation_pubkeys: ["key"], jwks_url: "" }, "any", "by hand"],
  ])("%p", (attributes, issuer, keys) => {
    const found = mountWith(attributes);
    expect([issuerOf(found), found.keys, found.gaps]).toEqual([issuer, keys, []]);
    expect(found.address).toBe("vault_jwt_auth_backend.x");
  });

  test("a discovery URL implies the issuer that GitLab has, without the slash", () => {
    expect(mountWith({ oidc_discovery_url: `${URL}//` }).issuer).toMatchObject({ pieces: [URL] });
  });

  test.each([
    [{}, "unknown", "vault_jwt_auth_backend.x does not tell its signing keys"],
    [
      { oidc_discovery_url: URL, bound_issuer: "${var.x}" },
      "${var.x}",
      "vault_jwt_auth_backend.x.bound_issuer is not known before apply",
    ],
    [
      { oidc_discovery_url: "${var.x}" },
      "${var.x}",
      "vault_jwt_auth_backend.x.oidc_discovery_url is not known before apply",
    ],
  ])("not known: %p", (attributes, issuer, message) => {
    const found = mountWith(attributes);
    expect(issuerOf(found)).toBe(issuer);
    expect(found.gaps).toEqual([{ code: "unknown-value", message }]);
  });
});

test.each([
  [MOUNT_TYPE, {}, "jwt"],
  [MOUNT_TYPE, { path: "gitlab/" }, "gitlab"],
  [MOUNT_TYPE, { backend: "other" }, "jwt"],
  [ROLE_TYPE, { backend: "/auth/x/" }, "auth/x"],
  [ROLE_TYPE, {}, "jwt"],
  [ROLE_TYPE, { backend: "${var.x}" }, undefined],
])("the path of %s %p", (type, attributes, path) => {
  expect(mountPath(resourceOf(type, attributes))).toBe(path);
});

describe("the mount of a role", () => {
  const find = (mounts: object, ofRole: object = {}, rest: object = {}) => {
    const stack = resolve(
      stackOf({
        resource: {
          vault_jwt_auth_backend: mounts,
          vault_jwt_auth_backend_role: { deploy: role(ofRole) },
        },
        ...rest,
      }),
    );
    const own = stack.resources.find((r) => r.type === ROLE_TYPE);
    if (own === undefined) throw new Error("no role");
    return mountOfRole(own, stack);
  };
  const at = (path?: string, more: object = {}) => ({
    ...(path === undefined ? {} : { path }),
    oidc_discovery_url: URL,
    ...more,
  });

  test.each([
    ["by reference", { gitlab: at("gitlab"), other: at("other") }, {}],
    [
      "by reference to its id",
      { gitlab: at("gitlab") },
      { backend: "${vault_jwt_auth_backend.gitlab.id}" },
    ],
    ["by reference, path left out", { gitlab: at() }, {}],
    ["by path", { gitlab: at("gitlab"), other: at("other") }, { backend: "gitlab" }],
    ["by path, slashes aside", { gitlab: at("gitlab") }, { backend: "/gitlab/" }],
    ["by the default path", { gitlab: at(), other: at("other") }, { backend: undefined }],
    [
      "by path in its own Vault",
      { gitlab: at("gitlab"), other: at("gitlab", { provider: "vault.other" }) },
      { backend: "gitlab" },
    ],
    [
      "by path in its own namespace",
      { gitlab: at("gitlab", { namespace: "a" }), other: at("gitlab", { namespace: "b" }) },
      { backend: "gitlab", namespace: "a" },
    ],
    [
      "by path, of another provider configuration alone",
      { gitlab: at("gitlab", { provider: "vault.other" }) },
      { backend: "gitlab" },
    ],
  ])("%s", (_, mounts, ofRole) => {
    expect(find(mounts, ofRole)).toMatchObject({
      address: "vault_jwt_auth_backend.gitlab",
      keys: "discovery",
      gaps: [],
    });
  });

  test.each([
    [
      "not in the input",
      { other: at("other") },
      { backend: "gitlab" },
      "the auth mount of vault_jwt_auth_backend_role.deploy (gitlab) is not in the input, so its issuer is not known",
    ],
    [
      "not known",
      {},
      { backend: "${var.mount}" },
      "the auth mount of vault_jwt_auth_backend_role.deploy (not known before apply) is not in the input, so its issuer is not known",
    ],
    [
      "in another namespace",
      { gitlab: at("gitlab", { namespace: "${var.a}" }) },
      { backend: "gitlab" },
      "the auth mount of vault_jwt_auth_backend_role.deploy (gitlab) is not in the input, so its issuer is not known",
    ],
    [
      "one of two",
      { a: at("gitlab"), b: at("gitlab") },
      { backend: "gitlab" },
      "the auth mount of vault_jwt_auth_backend_role.deploy is one of vault_jwt_auth_backend.a, vault_jwt_auth_backend.b",
    ],
  ])("%s", (_, mounts, ofRole, message) => {
    expect(find(mounts, ofRole)).toEqual({
      address: undefined,
      keys: "unknown",
      issuer: "unknown",
      gaps: [{ code: "unknown-value", message }],
    });
  });
});
