import { expect, test } from "@jest/globals";
import { requirementsOf } from "../../../lib/relying-parties/vault/requirement";
import { documentOf, mount } from "../../support/vault";

const kinds = (others: object = {}, ofMount: object = mount()) => {
  const { role, mount: own } = documentOf(others, ofMount);
  return requirementsOf(role, own).map((r) => ("key" in r ? `${r.kind} ${r.key.shown}` : r.kind));
};

test("issuer, audience, claims and the user claim, in this order", () => {
  expect(kinds()).toEqual([
    "issuer",
    "audience",
    "values project_id",
    "values ref",
    "values ref_type",
    "values ref_protected",
    "text project_id",
  ]);
});

test("everything that a role can ask for", () => {
  expect(
    kinds(
      {
        bound_audiences: undefined,
        bound_subject: "x",
        bound_claims: { ref: "main" },
        groups_claim: "groups_direct",
        claim_mappings: { user_email: "mail" },
        token_bound_cidrs: ["10.0.0.0/8"],
      },
      { path: "gitlab", jwks_url: "https://gitlab.com/keys" },
    ),
  ).toEqual([
    "no-audience",
    "values sub",
    "values ref",
    "text project_id",
    "texts groups_direct",
    "text-or-absent user_email",
    "open",
  ]);
});

test.each([
  [undefined, 'none, which Vault takes for "oidc"'],
  ["oidc", '"oidc"'],
])("a role of type %p lets no job in", (role_type, received) => {
  const { role, mount: own } = documentOf({ role_type });
  expect(requirementsOf(role, own)[0]).toEqual({
    kind: "never",
    expected: 'role_type "jwt"',
    received,
  });
});

test("the subject is compared exactly even among globs, the claims are not", () => {
  const { role, mount: own } = documentOf({
    bound_subject: "a*",
    bound_claims_type: "glob",
    bound_claims: { ref: "a*" },
  });
  const compared = requirementsOf(role, own).flatMap((r) =>
    r.kind === "values" ? [[r.key.shown, r.comparison]] : [],
  );
  expect(compared).toEqual([
    ["sub", "exact"],
    ["ref", "glob"],
  ]);
});

test("what mount and role do not tell", () => {
  const { role, mount: own } = documentOf(
    { role_type: "JWT" },
    { path: "gitlab", oidc_discovery_url: "${var.x}" },
  );
  const open = requirementsOf(role, own).flatMap((r) => (r.kind === "open" ? [r.gap.code] : []));
  expect(open).toEqual(["unknown-value", "not-understood"]);
});
