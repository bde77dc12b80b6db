import { expect, test } from "@jest/globals";
import { apiBody, type CompiledRole } from "../../../lib/relying-parties/vault";

const role = (more: Partial<CompiledRole>): CompiledRole => ({
  role_name: "deploy",
  role_type: "jwt",
  user_claim: "project_id",
  bound_audiences: ["vault"],
  bound_claims: { ref: "a,b" },
  bound_claims_type: "string",
  disable_bound_claims_parsing: false,
  token_type: "batch",
  token_ttl: 600,
  token_max_ttl: 900,
  ...more,
});

const BODY = {
  role_type: "jwt",
  user_claim: "project_id",
  bound_audiences: ["vault"],
  bound_claims: { ref: ["a", "b"] },
  bound_claims_type: "string",
  token_type: "batch",
  token_ttl: 600,
  token_max_ttl: 900,
};

test("values come apart at commas, unless that is off", () => {
  expect(apiBody(role({}))).toEqual(BODY);
  expect(apiBody(role({ disable_bound_claims_parsing: true }))).toEqual({
    ...BODY,
    bound_claims: { ref: "a,b" },
  });
});
