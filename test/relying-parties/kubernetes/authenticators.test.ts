import { describe, expect, test } from "@jest/globals";
import { cel } from "../../../lib/relying-parties/cel";
import { findAuthenticators } from "../../../lib/relying-parties/kubernetes";
import { AUDIENCE, configuration, entry, GITLAB_COM, stackWith } from "../../support/kubernetes";

const found = (...jwt: readonly object[]) =>
  findAuthenticators(stackWith({ "auth.yaml": configuration(...jwt) }));

describe("authenticators of a file", () => {
  test("every part is read", () => {
    const own = entry({
      claimValidationRules: [
        { claim: "ref", requiredValue: "main" },
        { expression: "claims.ref_protected == 'true'" },
      ],
      groups: { claim: "groups_direct", prefix: "gitlab:" },
      userRules: ["user.username != 'x'"],
    });
    const [first, ...others] = found(own);
    expect(others).toEqual([]);
    expect(first).toEqual({
      address: "auth.yaml#jwt[0]",
      cluster: "auth.yaml",
      issuer: GITLAB_COM,
      audiences: [AUDIENCE],
      rules: [
        { kind: "value", claim: "ref", value: "main" },
        { kind: "expression", expression: cel.equals(cel.claim("ref_protected"), "true") },
      ],
      username: { kind: "expression", expression: cel.concat("gitlab:", cel.claim("project_id")) },
      groups: { kind: "claim", claim: "groups_direct", prefix: "gitlab:" },
      uid: undefined,
      extra: [],
      userRules: [cel.differs(cel.variable("user", "username"), "x")],
      gaps: [],
      source: own,
    });
  });

  test.each([
    ["a claim without a prefix", { claim: "sub" }, { kind: "claim", claim: "sub", prefix: "" }],
    ["nothing", {}, undefined],
    ["an empty expression", { expression: "" }, undefined],
  ])("a mapping of %s", (_name, username, expected) => {
    expect(found(entry({ username }))[0]?.username).toEqual(expected);
  });

  test("what is missing is empty, never left out in silence", () => {
    const [first, second] = found({}, 5 as unknown as object);
    expect(first).toMatchObject({
      issuer: null,
      audiences: [],
      rules: [],
      userRules: [],
      gaps: [],
    });
    expect(second?.gaps).toEqual([
      { code: "not-understood", message: "auth.yaml#jwt[1] is no authenticator" },
    ]);
  });

  test("a rule without anything, and a claim rule without a value", () => {
    const [first] = found(entry({ claimValidationRules: [{ claim: "ref" }, {}] }));
    expect(first?.rules[0]).toEqual({ kind: "value", claim: "ref", value: "" });
    expect(first?.rules[1]).toMatchObject({ kind: "expression", expression: { kind: "unknown" } });
  });

  test("kinds of other API groups are none", () => {
    const text = configuration(entry()).replace("apiserver.config.k8s.io", "example.com");
    expect(findAuthenticators(stackWith({ "a.yaml": text }))).toEqual([]);
  });
});
