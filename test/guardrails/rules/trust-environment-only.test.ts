import { expect, test } from "@jest/globals";
import { ANY, type ClaimName, exact, glob, type Language, trustOf } from "../../../lib/core";
import { environmentOnly } from "../../../lib/guardrails/rules/trust-environment-only";
import { findingsOf, identity, inputWith } from "../../support/input";

const trusting = (claims: Partial<Record<ClaimName, Language>>) =>
  inputWith([identity(trustOf({ project_id: exact("20"), ...claims }))]);
const PRODUCTION = { environment: exact("production") };

test.each([
  [
    "an environment by name",
    trusting(PRODUCTION),
    [
      "warning vault_jwt_auth_backend_role.deploy: deploy asks for nothing but environment beside the project, which any branch can name, for example a job of example-group/example-project on branch main",
    ],
  ],
  [
    "environment and tier",
    trusting({ ...PRODUCTION, deployment_tier: exact("production") }),
    [
      "warning vault_jwt_auth_backend_role.deploy: deploy asks for nothing but environment and deployment_tier beside the project, which any branch can name, for example a job of example-group/example-project on branch main",
    ],
  ],
  [
    "with a protected environment",
    trusting({ ...PRODUCTION, environment_protected: exact("true") }),
    [],
  ],
  ["with a protected ref", trusting({ ...PRODUCTION, ref_protected: exact("true") }), []],
  ["with a ref", trusting({ ...PRODUCTION, ref: glob("release/*") }), []],
  ["without an environment", trusting({}), []],
  ["with any environment", trusting({ deployment_tier: ANY }), []],
])("%s", (_name, input, expected) => {
  expect(findingsOf(environmentOnly, input)).toEqual(expected);
});
