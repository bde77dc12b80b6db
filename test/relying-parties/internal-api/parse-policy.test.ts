import { describe, expect, test } from "@jest/globals";
import { parsePolicy } from "../../../lib/relying-parties/internal-api/parse-policy";
import { UNKNOWN, type Value } from "../../../lib/terraform";
import { decodeConfiguration } from "../../../lib/terraform/decode";
import { policyAsking, policyWith } from "../../support/internal-api";

const parsed = (policy: unknown) => parsePolicy(decodeConfiguration(policy));
const problemsOf = (policy: unknown): readonly string[] =>
  parsed(policy).problems.map(({ message }) => message);

describe("a policy", () => {
  test("is taken apart", () => {
    expect(parsed(policyWith())).toEqual({
      name: "artifact-store",
      issuer: "https://gitlab.example.com",
      audience: "internal-api:artifact-store",
      algorithms: ["RS256"],
      roles: [
        {
          name: "publisher",
          grants: [
            [
              { claim: "project_id", values: ["42"], patterns: [] },
              { claim: "ref_type", values: ["branch"], patterns: [] },
              { claim: "ref", values: ["main"], patterns: ["release/*"] },
              { claim: "ref_protected", values: ["true"], patterns: [] },
            ],
          ],
        },
      ],
      problems: [],
    });
  });

  test("may hold values that Terraform fills in", () => {
    const { problems, roles } = parsed(
      policyAsking({ project_id: { values: ["${gitlab_project.web.id}"] } }),
    );
    expect(problems).toEqual([]);
    expect(roles[0]?.grants[0]?.[0]?.values.map(String)).toEqual(["${gitlab_project.web.id}"]);
  });

  test.each<[string, unknown, readonly string[]]>([
    ["no roles", policyWith({ roles: [] }), []],
    ["a role without grants", policyWith({ roles: [{ name: "r", grants: [] }] }), []],
    ["a grant without conditions", policyAsking({}), []],
    [
      "no map",
      [],
      [
        "policy is not a map",
        "apiVersion is missing",
        "kind is missing",
        "metadata is missing",
        "metadata.name is missing",
        "issuer is missing",
        "audience is missing",
        "algorithms is missing",
        "roles is missing",
      ],
    ],
    [
      "another version",
      policyWith({ apiVersion: "gitlab-federation/v2" }),
      ['apiVersion is not "gitlab-federation/v1"'],
    ],
    ["another kind", policyWith({ kind: "Policy" }), ['kind is not "InternalApiPolicy"']],
    ["a field too many", policyWith({ Roles: [] }), ["policy.Roles is no field of a policy"]],
    [
      "metadata with more",
      policyWith({ metadata: { name: "x", labels: {} } }),
      ["metadata.labels is no field of a policy"],
    ],
    [
      "a name that is none",
      policyWith({ metadata: { name: "X" } }),
      [
        "metadata.name is not up to 63 lower-case letters, digits and -, neither first nor last a -",
      ],
    ],
    [
      "an issuer with a slash",
      policyWith({ issuer: "https://gitlab.example.com/" }),
      ["issuer ends in a slash"],
    ],
    ["an audience that is a list", policyWith({ audience: ["a"] }), ["audience is not a text"]],
    ["no algorithm", policyWith({ algorithms: [] }), ["algorithms is empty"]],
    [
      "a shared secret",
      policyWith({ algorithms: ["RS256", "HS256"] }),
      ["algorithms[1] is no public-key signature algorithm"],
    ],
    [
      "no signature",
      policyWith({ algorithms: ["none"] }),
      ["algorithms[0] is no public-key signature algorithm"],
    ],
    [
      "an algorithm that is no text",
      policyWith({ algorithms: [1] }),
      ["algorithms[0] is not a text"],
    ],
    [
      "a role with more",
      policyWith({ roles: [{ name: "r", grants: [], allow: "*" }] }),
      ["roles[0].allow is no field of a policy"],
    ],
    [
      "a role without a name",
      policyWith({ roles: [{ grants: [] }] }),
      ["roles[0].name is missing"],
    ],
    [
      "a role twice",
      policyWith({
        roles: [
          { name: "r", grants: [] },
          { name: "r", grants: [] },
        ],
      }),
      ["roles[1].name is the name of an earlier role"],
    ],
    [
      "a grant with more",
      policyWith({ roles: [{ name: "r", grants: [{ claims: {}, any: true }] }] }),
      ["roles[0].grants[0].any is no field of a policy"],
    ],
    [
      "a grant without claims",
      policyWith({ roles: [{ name: "r", grants: [{}] }] }),
      ["roles[0].grants[0].claims is missing"],
    ],
    [
      "a claim that GitLab has not",
      policyAsking({ projct_id: { values: ["1"] } }),
      ["roles[0].grants[0].claims.projct_id is no claim of a GitLab ID token"],
    ],
    [
      "a claim of the policy",
      policyAsking({ aud: { values: ["1"] } }),
      ["roles[0].grants[0].claims.aud belongs to the whole policy"],
    ],
    [
      "the issuer again",
      policyAsking({ iss: { values: ["1"] } }),
      ["roles[0].grants[0].claims.iss belongs to the whole policy"],
    ],
    [
      "a condition with more",
      policyAsking({ ref: { values: ["main"], regex: ".*" } }),
      ["roles[0].grants[0].claims.ref.regex is no field of a policy"],
    ],
    [
      "a condition without values",
      policyAsking({ ref: { values: [] } }),
      ["roles[0].grants[0].claims.ref names no value and no pattern"],
    ],
    [
      "a value that is no text",
      policyAsking({ project_id: { values: [42, "1"] } }),
      ["roles[0].grants[0].claims.project_id.values[0] is not a text"],
    ],
    [
      "a value that is no list",
      policyAsking({ ref: { values: "main", patterns: ["*"] } }),
      ["roles[0].grants[0].claims.ref.values is not a list"],
    ],
  ])("with %s", (_, policy, problems) => {
    expect(problemsOf(policy)).toEqual(problems);
  });

  test("names of the language are no fields and no claims", () => {
    const policy: unknown = JSON.parse(
      JSON.stringify(policyAsking({ constructor: { values: ["x"] } })).replace(
        '"constructor"',
        '"__proto__"',
      ),
    );
    expect(parsePolicy(policy as Value).problems.map(({ message }) => message)).toEqual([
      "roles[0].grants[0].claims.__proto__ is no claim of a GitLab ID token",
    ]);
  });

  test("what only apply knows is told as that", () => {
    expect(parsePolicy({ ...(policyWith() as object), issuer: UNKNOWN }).problems).toEqual([
      { code: "unknown-value", message: "issuer is not known before apply" },
    ]);
    expect(
      parsePolicy(policyAsking({ ref: { values: ["${x}"] } }) as unknown as Value).problems,
    ).toEqual([
      {
        code: "unknown-value",
        message: "roles[0].grants[0].claims.ref.values[0] is not known before apply",
      },
    ]);
  });
});
