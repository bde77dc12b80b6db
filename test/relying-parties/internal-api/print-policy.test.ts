import { expect, test } from "@jest/globals";
import { printPolicy } from "../../../lib/relying-parties/internal-api";
import { policyWith } from "../../support/internal-api";

test("a policy is printed in the order of its fields", () => {
  expect(printPolicy(policyWith({ roles: [] }))).toBe(`{
  "apiVersion": "gitlab-federation/v1",
  "kind": "InternalApiPolicy",
  "metadata": {
    "name": "artifact-store"
  },
  "issuer": "https://gitlab.example.com",
  "audience": "internal-api:artifact-store",
  "algorithms": [
    "RS256"
  ],
  "roles": []
}
`);
});
