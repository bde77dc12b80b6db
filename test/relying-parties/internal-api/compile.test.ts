import { describe, expect, test } from "@jest/globals";
import {
  CannotExpressError,
  exact,
  glob,
  NOBODY,
  or,
  restrict,
  type Trust,
  EVERYBODY,
} from "../../../lib/core";
import { compile, compileRole, policyOf } from "../../../lib/relying-parties/internal-api";
import { apiTrust, AUDIENCE, ISSUER, policyWith } from "../../support/internal-api";

const OPTIONS = {
  name: "artifact-store",
  role: "publisher",
  issuer: { url: ISSUER },
  audience: AUDIENCE,
  where: "shop/Publisher",
};

const main = { project_id: exact("42"), ref: exact("main") };

function refused(trust: Trust): unknown {
  try {
    return compile(trust, OPTIONS);
  } catch (error) {
    if (!(error instanceof CannotExpressError)) throw error;
    return [error.claim, error.relyingParty, error.message];
  }
}

describe("compile", () => {
  test("writes one grant for each of the trust, each once", () => {
    const trust = or(
      apiTrust(main),
      apiTrust({ project_id: exact("43"), ref_type: exact("tag"), ref: glob("v*") }),
      { grants: apiTrust(main).grants.map((g) => ({ ...g, template: ["project_path"] })) },
    );
    expect(compile(trust, OPTIONS)).toEqual(
      policyWith({
        roles: [
          {
            name: "publisher",
            grants: [
              { claims: { project_id: { values: ["42"] }, ref: { values: ["main"] } } },
              {
                claims: {
                  project_id: { values: ["43"] },
                  ref_type: { values: ["tag"] },
                  ref: { patterns: ["v*"] },
                },
              },
            ],
          },
        ],
      }),
    );
  });

  test("leaves out what is not enforced, and grants that no token can meet", () => {
    const trust = or(apiTrust(main), apiTrust({ ref_type: exact("mr") }));
    const { roles } = compile(trust, { ...OPTIONS, notEnforced: { ref: "by hand" } });
    expect(roles).toEqual([
      { name: "publisher", grants: [{ claims: { project_id: { values: ["42"] } } }] },
    ]);
  });

  test.each<[string, Trust, string, string]>([
    ["nobody", NOBODY, "sub", "no token satisfies the trust; fix: name jobs that can exist"],
    [
      "another issuer",
      restrict(restrict(EVERYBODY, "iss", exact("https://gitlab.com")), "aud", exact(AUDIENCE)),
      "iss",
      `every role of a policy has the iss of the policy; fix: restrict the trust to ${ISSUER}`,
    ],
    [
      "any issuer",
      restrict(EVERYBODY, "aud", exact(AUDIENCE)),
      "iss",
      `every role of a policy has the iss of the policy; fix: restrict the trust to ${ISSUER}`,
    ],
    [
      "several audiences",
      restrict(restrict(EVERYBODY, "iss", exact(ISSUER)), "aud", exact(AUDIENCE, "b")),
      "aud",
      `every role of a policy has the aud of the policy; fix: restrict the trust to ${AUDIENCE}`,
    ],
    [
      "a claim that may be absent",
      restrict(apiTrust(main), "environment", exact("production"), true),
      "environment",
      "a policy cannot accept a token without environment beside one with the right value; fix: require environment, or give notEnforced a reason",
    ],
  ])("refuses %s", (_, trust, claim, message) => {
    expect(refused(trust)).toEqual([claim, "internal-api", `${message}; at shop/Publisher`]);
  });
});

test("roles stand in the order of their names", () => {
  const role = (name: string) => compileRole(apiTrust(main), { ...OPTIONS, role: name });
  const { roles, ...rest } = policyOf(OPTIONS, [role("b"), role("a")]);
  expect(roles.map(({ name }) => name)).toEqual(["a", "b"]);
  expect({ ...rest, roles: [] }).toEqual(policyWith({ roles: [] }));
});
