import { describe, expect, test } from "@jest/globals";
import { configurationProblems } from "../../../lib/relying-parties/kubernetes";
import { configuration, entry, stackWith } from "../../support/kubernetes";

const of = (...jwt: readonly object[]): readonly string[] =>
  configurationProblems(stackWith({ "auth.yaml": configuration(...jwt) })).map(
    ({ address, message }) => `${address} ${message}`,
  );
const first = (parts: Parameters<typeof entry>[0]): readonly string[] =>
  of(entry(parts)).map((p) => p.replace("auth.yaml#jwt[0] ", ""));
const issuer = (others: object): readonly string[] => {
  const own = entry() as { issuer: object };
  return of({ ...own, issuer: { ...own.issuer, ...others } }).map((p) =>
    p.replace("auth.yaml#jwt[0] ", ""),
  );
};

describe("the issuer", () => {
  test.each<[unknown, readonly string[]]>([
    ["https://gitlab.com", []],
    ["https://gitlab.com/", []],
    ["https://gitlab.com:8443/gitlab", []],
    ["http://gitlab.com", ["issuer.url is not https"]],
    ["", ["issuer.url is missing"]],
    [null, ["issuer.url is missing"]],
    ["gitlab.com", ["issuer.url is no URL"]],
    ["https://a:b@gitlab.com", ["issuer.url has credentials in it"]],
    ["https://gitlab.com?x=1", ["issuer.url has a query"]],
    ["https://gitlab.com#x", ["issuer.url has a fragment"]],
  ])("%j", (url, expected) => {
    expect(issuer({ url })).toEqual(expected);
  });
});

describe("audiences", () => {
  test.each<[object, readonly string[]]>([
    [{ audiences: ["a"] }, []],
    [{ audiences: ["a"], audienceMatchPolicy: "MatchAny" }, []],
    [{ audiences: ["a", "b"], audienceMatchPolicy: "MatchAny" }, []],
    [{ audiences: [] }, ["issuer.audiences is empty"]],
    [{ audiences: ["a", "b"] }, ["several audiences need audienceMatchPolicy: MatchAny"]],
    [{ audiences: ["a", "a"], audienceMatchPolicy: "MatchAny" }, ["an audience is listed twice"]],
    [{ audiences: [""] }, ["an audience is empty"]],
    [
      { audiences: ["a"], audienceMatchPolicy: "MatchAll" },
      ["audienceMatchPolicy is neither empty nor MatchAny"],
    ],
  ])("%j", (others, expected) => {
    expect(issuer(others)).toEqual(expected);
  });
});

describe("rules", () => {
  test.each<[readonly object[], readonly string[]]>([
    [[{ claim: "ref", requiredValue: "main" }], []],
    [
      [{ claim: "ref", expression: "true" }],
      ["claimValidationRules[0] has both a claim and an expression"],
    ],
    [[{}], ["claimValidationRules[0] has neither a claim nor an expression"]],
    [[{ claim: "ref", message: "x" }], ["claimValidationRules[0] has a message beside a claim"]],
    [
      [{ expression: "true", requiredValue: "x" }],
      ["claimValidationRules[0] has a requiredValue beside an expression"],
    ],
    [
      [{ expression: "claims.ok" }],
      ["claimValidationRules[0].expression is of another type than bool"],
    ],
    [
      [{ expression: "true" }, { expression: "true" }],
      ["claimValidationRules has the same expression twice"],
    ],
    [[{ claim: "ref" }, { claim: "ref" }], ["claimValidationRules has the same claim twice"]],
  ])("%j", (claimValidationRules, expected) => {
    expect(first({ claimValidationRules })).toEqual(expected);
  });

  test.each<[readonly string[], readonly string[]]>([
    [["user.username != 'a'"], []],
    [[""], ["userValidationRules[0].expression is missing"]],
    [["user.username"], ["userValidationRules[0].expression is of another type than bool"]],
    [["true", "true"], ["userValidationRules has the same expression twice"]],
  ])("of the user: %j", (userRules, expected) => {
    expect(first({ userRules })).toEqual(expected);
  });
});

describe("mappings", () => {
  test.each<[object, readonly string[]]>([
    [{ claim: "sub", prefix: "" }, []],
    [{ claim: "sub" }, ['claimMappings.username needs a prefix beside its claim ("" for none)']],
    [
      { claim: "sub", prefix: "", expression: "claims.sub" },
      ["claimMappings.username has both a claim and an expression"],
    ],
    [
      { expression: "claims.sub", prefix: "x" },
      ["claimMappings.username has a prefix beside an expression"],
    ],
    [{}, ["claimMappings.username has neither a claim nor an expression"]],
    [{ expression: "claims.email" }, ["claims.email needs a test of claims.email_verified"]],
    [{ expression: "claims.email_verified == true ? claims.email : ''" }, []],
  ])("%j", (username, expected) => {
    expect(first({ username })).toEqual(expected);
  });

  test("a rule may test the address in the place of the mapping", () => {
    expect(
      first({ username: { expression: "claims.email" }, rules: ["claims.email_verified == true"] }),
    ).toEqual([]);
    expect(first({ groups: { claim: "g" } })).toEqual([
      'claimMappings.groups needs a prefix beside its claim ("" for none)',
    ]);
  });
});

test("fields that nobody knows are told at their authenticator", () => {
  expect(of(entry(), { ...entry(), claimMapping: {} })).toEqual([
    "auth.yaml#jwt[1] claimMapping is no field of an AuthenticationConfiguration",
  ]);
  const text = configuration().replace('"jwt"', '"jwts"');
  expect(configurationProblems(stackWith({ "auth.yaml": text }))).toEqual([
    { address: "auth.yaml", message: "jwts is no field of an AuthenticationConfiguration" },
  ]);
});
