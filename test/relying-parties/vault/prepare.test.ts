import { expect, test } from "@jest/globals";
import { prepare } from "../../../lib/relying-parties/vault";
import { documentOf } from "../../support/vault";

const words = (others: object) =>
  prepare(documentOf(others)).checks.map(({ key, expected }) => [key?.shown, expected]);

test("every requirement with what it wants", () => {
  expect(
    words({
      bound_audiences: ["a", "b"],
      bound_claims: { ref: "main" },
      groups_claim: "groups_direct",
      claim_mappings: { user_email: "mail" },
    }),
  ).toEqual([
    ["iss", '"https://gitlab.com"'],
    ["aud", '"a" or "b"'],
    ["ref", '"main"'],
    ["project_id", "a text"],
    ["groups_direct", "a text or a list of texts"],
    ["user_email", "a text, or nothing"],
  ]);
});

test("what is about no claim", () => {
  const { checks } = prepare(
    documentOf({
      role_type: "oidc",
      bound_audiences: undefined,
      token_bound_cidrs: ["10.0.0.0/8"],
    }),
  );
  expect(checks[0]).toMatchObject({
    key: undefined,
    expected: 'role_type "jwt"',
    said: { received: '"oidc"' },
  });
  expect(checks[2]).toMatchObject({
    key: { shown: "aud" },
    expected: "no audience, because the role names none",
  });
  expect(checks[checks.length - 1]).toMatchObject({
    key: undefined,
    said: { code: "not-understood" },
  });
});
