import { describe, expect, test } from "@jest/globals";
import { CLAIMS, claimInfo, type ClaimName, claimsOf, isClaimName } from "../../lib/core";
import { byClaimOrder } from "../../lib/core/claims";

const names = (claims: readonly { readonly name: string }[]) => claims.map((c) => c.name);

describe("CLAIMS", () => {
  test("names every claim once, in the order of reports", () => {
    expect(names(CLAIMS)).toEqual([
      "iss",
      "aud",
      "sub",
      "project_path",
      "project_id",
      "namespace_path",
      "namespace_id",
      "ref_type",
      "ref",
      "ref_path",
      "ref_protected",
      "environment",
      "environment_protected",
      "deployment_tier",
      "environment_action",
      "pipeline_source",
      "pipeline_id",
      "job_id",
      "runner_environment",
      "runner_id",
      "project_visibility",
      "sha",
      "user_id",
      "user_login",
      "user_email",
      "user_access_level",
      "groups_direct",
      "ci_config_ref_uri",
      "ci_config_sha",
      "job_source",
      "job_project_path",
      "job_project_id",
      "job_namespace_path",
      "job_namespace_id",
      "source_project_path",
      "source_project_id",
      "source_namespace_path",
      "source_namespace_id",
    ]);
  });

  test("only the runner's id is a number, and lists are the audience and the groups", () => {
    expect(names(CLAIMS.filter((c) => c.type === "number"))).toEqual(["runner_id"]);
    expect(names(CLAIMS.filter((c) => c.type === "strings"))).toEqual(["aud", "groups_direct"]);
  });

  test("claims of the environment, and claims that GitLab may leave out", () => {
    expect(names(CLAIMS.filter((c) => c.presence === "environment"))).toEqual([
      "environment",
      "environment_protected",
      "deployment_tier",
      "environment_action",
    ]);
    expect(names(CLAIMS.filter((c) => c.presence === "optional"))).toEqual([
      "user_login",
      "user_email",
      "user_access_level",
      "groups_direct",
      "ci_config_ref_uri",
      "ci_config_sha",
      "source_project_path",
      "source_project_id",
      "source_namespace_path",
      "source_namespace_id",
    ]);
  });

  test("two claims follow from others", () => {
    expect(CLAIMS.flatMap((c) => c.derivedFrom.map((from) => [c.name, from]))).toEqual([
      ["namespace_path", "project_path"],
      ["ref_path", "ref_type"],
      ["ref_path", "ref"],
    ]);
  });
});

describe("claimInfo", () => {
  test("tells all about a claim", () => {
    expect(claimInfo("environment_protected")).toEqual({
      name: "environment_protected",
      type: "string",
      presence: "environment",
      since: undefined,
      edition: "EE",
      derivedFrom: [],
    });
    expect(claimInfo("ref_path")).toEqual({
      name: "ref_path",
      type: "string",
      presence: "always",
      since: "16.0",
      edition: "any",
      derivedFrom: ["ref_type", "ref"],
    });
  });

  test("a name that is no claim is a fault of the caller", () => {
    expect(() => claimInfo("toString" as ClaimName)).toThrow(new TypeError("no claim toString"));
  });
});

describe("isClaimName", () => {
  test.each([
    ["ref_protected", true],
    ["sub", true],
    ["Ref", false],
    ["__proto__", false],
    ["constructor", false],
    ["", false],
  ])("%j: %s", (name, expected) => {
    expect(isClaimName(name)).toBe(expected);
  });
});

describe("claimsOf", () => {
  const missing = (version: string) => {
    const there = new Set(names(claimsOf(version)));
    return names(CLAIMS).filter((name) => !there.has(name));
  };
  const source = [
    "source_project_path",
    "source_project_id",
    "source_namespace_path",
    "source_namespace_id",
  ];
  const job = ["job_project_path", "job_project_id", "job_namespace_path", "job_namespace_id"];

  test.each([
    ["19.4", []],
    ["19.3", source],
    ["18.9", source],
    ["18.8", ["job_source", ...source]],
    ["18.4", ["job_source", ...source]],
    ["18.3", ["job_source", ...job, ...source]],
    ["16.9", ["job_source", ...job, ...source]],
    ["16.8", ["user_access_level", "job_source", ...job, ...source]],
    ["16.4", ["environment_action", "user_access_level", "job_source", ...job, ...source]],
    [
      "15.11",
      ["ref_path", "environment_action", "user_access_level", "job_source", ...job, ...source],
    ],
  ])("GitLab %s lacks %j", (version, expected) => {
    expect(missing(version)).toEqual(expected);
  });
});

test("byClaimOrder orders names as CLAIMS does", () => {
  const shuffled: ClaimName[] = ["ref", "aud", "source_namespace_id", "iss", "project_id"];
  expect(shuffled.sort(byClaimOrder)).toEqual([
    "iss",
    "aud",
    "project_id",
    "ref",
    "source_namespace_id",
  ]);
  expect(byClaimOrder("ref", "ref")).toBe(0);
});
