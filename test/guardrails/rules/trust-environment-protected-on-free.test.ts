import { expect, test } from "@jest/globals";
import { exact, issuer, trustOf } from "../../../lib/core";
import { environmentProtectedOnFree } from "../../../lib/guardrails/rules/trust-environment-protected-on-free";
import { configuration, findingsOf, identity, inputWith } from "../../support/input";

const on = (tier: "free" | "premium", wanted: string, iss = "https://gitlab.example.com") =>
  inputWith(
    [
      identity(
        trustOf({
          iss: exact(iss),
          project_id: exact("20"),
          environment_protected: exact(wanted),
        }),
      ),
    ],
    configuration({}),
    {
      issuers: [
        issuer({ kind: "self-managed", url: "https://gitlab.example.com", version: "19.2", tier }),
      ],
    },
  );

test("a protected environment on free", () => {
  expect(findingsOf(environmentProtectedOnFree, on("free", "true"))).toEqual([
    'error vault_jwt_auth_backend_role.deploy: deploy requires environment_protected "true", and https://gitlab.example.com is declared as free: its tokens always say "false"',
  ]);
});

test.each([
  ["on Premium", on("premium", "true")],
  ["an unprotected one on free", on("free", "false")],
  ["of another instance", on("free", "true", "https://gitlab.com")],
])("quiet %s", (_name, input) => {
  expect(findingsOf(environmentProtectedOnFree, input)).toEqual([]);
});
