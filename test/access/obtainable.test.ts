import { describe, expect, test } from "@jest/globals";
import { contains, exact, GITLAB_DOT_COM, issuer, jobToken, NOBODY } from "../../lib/core";
import { causesOf, type JobSource, obtainable, type Starter } from "../../lib/access/obtainable";
import { type Protections, protectionsOf, UNKNOWN_PROTECTIONS } from "../../lib/access/protections";
import type { Role } from "../../lib/access/roles";
import { type Blocks, branch, modelOf, projectOf, shop } from "../support/access/stacks";

const RULES: Blocks = {
  gitlab_branch_protection: {
    main: branch("main", "no one", "maintainer"),
    release: branch("release/*", "developer"),
    frozen: branch("frozen", "no one"),
  },
  gitlab_tag_protection: { v: { project: "${gitlab_project.web.id}", tag: "v*" } },
  gitlab_project_protected_environment: {
    p: {
      project: "${gitlab_project.web.id}",
      environment: "production",
      deploy_access_levels: [{ access_level: "maintainer" }],
    },
  },
};

const model = modelOf(shop(RULES));
const protections = protectionsOf(model, projectOf(model, "shop/web"));

function source(more: Partial<JobSource> = {}, rules: Protections = protections): JobSource {
  const paths = exact("shop/web");
  return {
    issuer: GITLAB_DOT_COM,
    paths,
    ids: ["7"],
    namespaceIds: ["8"],
    protections: rules,
    ...more,
  };
}

function starter(role: Role, roleIsKnown = true): Starter {
  return { role, roleIsKnown, groups: new Set(), users: new Set() };
}

function causes(role: Role, claims: object, from: JobSource = source()): boolean {
  const token = jobToken({
    project_path: "shop/web",
    project_id: "7",
    namespace_id: "8",
    user_access_level: role,
    ...claims,
  });
  return contains(obtainable(starter(role), from), token);
}

const MAIN = { ref: "main", ref_protected: "true" };
const DEV = { ref: "dev", ref_protected: "false" };
const TAG = { ref_type: "tag" };
const MERGE_REQUEST = { ref_protected: "false", pipeline_source: "merge_request_event" };
const PRODUCTION = {
  environment: "production",
  environment_protected: "true",
  deployment_tier: "production",
};

describe("a job that somebody can cause", () => {
  test.each<[string, Role, object]>([
    ["an unprotected branch", "developer", DEV],
    ["a schedule on it", "developer", { ...DEV, pipeline_source: "schedule" }],
    ["a merge request of it", "developer", { ...DEV, ...MERGE_REQUEST }],
    ["a protected branch by merge", "maintainer", MAIN],
    ["a protected branch by push", "developer", { ref: "release/1", ref_protected: "true" }],
    ["a merge request of a protected branch", "maintainer", { ...MAIN, ...MERGE_REQUEST }],
    ["an unprotected tag", "developer", { ...TAG, ...DEV }],
    ["a tag named like a branch", "developer", { ...TAG, ref: "main", ref_protected: "false" }],
    ["a protected tag", "owner", { ...TAG, ref: "v1", ref_protected: "true" }],
    ["a protected environment", "maintainer", { ...MAIN, ...PRODUCTION }],
    [
      "an environment and a tier at will",
      "developer",
      { ...DEV, ...PRODUCTION, environment: "mine", environment_protected: "false" },
    ],
    ["an audience at will", "developer", { ...DEV, aud: "https://anything.example" }],
  ])("%s as %s", (_job, role, claims) => {
    expect(causes(role, claims)).toBe(true);
  });
});

describe("a job that somebody cannot cause", () => {
  test.each<[string, Role, object]>([
    ["an unprotected branch below developer", "reporter", DEV],
    ["a protected branch without the right", "developer", MAIN],
    [
      "a protected branch that nobody may update",
      "owner",
      { ref: "frozen", ref_protected: "true" },
    ],
    ["a merge request of a branch without the right", "developer", { ...MAIN, ...MERGE_REQUEST }],
    ["a protected run of an unprotected branch", "developer", { ...DEV, ref_protected: "true" }],
    [
      "an unprotected push of a protected branch",
      "maintainer",
      { ...MAIN, ref_protected: "false" },
    ],
    [
      "a protected merge request",
      "maintainer",
      { ...MAIN, pipeline_source: "merge_request_event" },
    ],
    ["a merge request of a tag", "developer", { ...TAG, ...DEV, ...MERGE_REQUEST }],
    [
      "a protected tag without the right",
      "developer",
      { ...TAG, ref: "v1", ref_protected: "true" },
    ],
    ["a protected environment without the right", "developer", { ...DEV, ...PRODUCTION }],
    [
      "the protected name, unprotected",
      "maintainer",
      { ...DEV, ...PRODUCTION, environment_protected: "false" },
    ],
    ["another project", "owner", { ...DEV, project_path: "shop/api" }],
    ["another id", "owner", { ...DEV, project_id: "9" }],
    ["another group", "owner", { ...DEV, namespace_id: "9" }],
    ["another issuer", "owner", { ...DEV, iss: "https://gitlab.example.com" }],
    ["somebody else's role", "developer", { ...DEV, user_access_level: "maintainer" }],
  ])("%s as %s", (_job, role, claims) => {
    expect(causes(role, claims)).toBe(false);
  });
});

test("below Developer nobody causes anything", () => {
  expect(obtainable(starter("security_manager"), source())).toEqual(NOBODY);
  expect(causesOf(starter("guest"), source()).refs).toEqual([]);
});

test("people who are not known may have any role", () => {
  const token = jobToken({
    project_path: "shop/web",
    project_id: "7",
    namespace_id: "8",
    user_access_level: "guest",
  });
  expect(contains(obtainable(starter("owner", false), source()), token)).toBe(true);
  expect(contains(obtainable(starter("owner", true), source()), token)).toBe(false);
});

test("undeclared protections: every ref, protected or not", () => {
  const open = source({}, UNKNOWN_PROTECTIONS);
  expect(causes("developer", MAIN, open)).toBe(true);
  expect(causes("developer", { ...MAIN, ref_protected: "false" }, open)).toBe(true);
  expect(causes("developer", { ...DEV, ...PRODUCTION }, open)).toBe(true);
  expect(causes("reporter", MAIN, open)).toBe(false);
});

test("hosted runners exist on gitlab.com alone", () => {
  const own = issuer({
    kind: "self-managed",
    url: "https://gitlab.example.com",
    version: "16.8",
    tier: "free",
  });
  const hosted = {
    ...DEV,
    iss: own.url,
    runner_environment: "gitlab-hosted",
    user_access_level: undefined,
  };
  expect(causes("developer", { ...DEV, runner_environment: "gitlab-hosted" })).toBe(true);
  expect(causes("developer", hosted, source({ issuer: own }))).toBe(false);
  expect(
    causes("developer", { ...hosted, runner_environment: "self-hosted" }, source({ issuer: own })),
  ).toBe(true);
});

test("in the free tier no environment is protected", () => {
  const own = issuer({
    kind: "self-managed",
    url: "https://gitlab.example.com",
    version: "19.2",
    tier: "free",
  });
  const free = source({ issuer: own }, UNKNOWN_PROTECTIONS);
  const claims = { ...DEV, ...PRODUCTION, iss: own.url };
  expect(causes("owner", claims, free)).toBe(false);
  expect(causes("owner", { ...claims, environment_protected: "false" }, free)).toBe(true);
});

test("a rule for everything leaves no unprotected branch", () => {
  const all = modelOf(shop({ gitlab_branch_protection: { all: branch("*", "developer") } }));
  const from = source({}, protectionsOf(all, projectOf(all, "shop/web")));
  expect(causes("developer", { ...DEV, ref_protected: "true" }, from)).toBe(true);
  expect(causes("developer", DEV, from)).toBe(false);
});
