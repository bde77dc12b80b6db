import { describe, expect, test } from "@jest/globals";
import type { CannotExpressError } from "../../../lib/core";
import { exact, GITLAB_DOT_COM, glob, type Trust, trustOf } from "../../../lib/core";
import { compile, type GroupOfJobs } from "../../../lib/relying-parties/kubernetes";

const options = { issuer: GITLAB_DOT_COM, audience: "k8s" };
const base = { iss: exact("https://gitlab.com"), aud: exact("k8s") };
const main = trustOf({
  ...base,
  project_id: exact("20"),
  ref: exact("main"),
  ref_protected: exact("true"),
});
const release = trustOf({
  ...base,
  project_id: exact("21"),
  ref: glob("release/*"),
  ref_protected: exact("true"),
});
const identity = (
  trust: Trust,
  group = "gitlab:a",
  others: Partial<GroupOfJobs> = {},
): GroupOfJobs => ({ group, trust, ...others });

test("identities share one authenticator, and what all of them ask for is its floor", () => {
  expect(compile([identity(main), identity(release, "gitlab:b")], options)).toEqual({
    issuer: { url: "https://gitlab.com", audiences: ["k8s"] },
    claimValidationRules: [
      {
        expression:
          "has(claims.project_id) && claims.project_id in ['20', '21'] && has(claims.ref_protected) && claims.ref_protected == 'true'",
        message: "the job is none that this cluster trusts",
      },
    ],
    claimMappings: {
      username: {
        expression: "'gitlab:' + claims.project_id + ':' + claims.ref_type + ':' + claims.ref",
      },
      groups: {
        expression:
          "[has(claims.project_id) && claims.project_id == '20' && has(claims.ref) && claims.ref == 'main' && has(claims.ref_protected) && claims.ref_protected == 'true' ? 'gitlab:a' : '', " +
          "has(claims.project_id) && claims.project_id == '21' && has(claims.ref) && claims.ref.startsWith('release/') && has(claims.ref_protected) && claims.ref_protected == 'true' ? 'gitlab:b' : '']",
      },
    },
    userValidationRules: [
      {
        expression: "!user.username.startsWith('system:')",
        message: "names of the cluster's own are not for jobs",
      },
      {
        expression: "user.groups.all(group, !group.startsWith('system:'))",
        message: "groups of the cluster's own are not for jobs",
      },
    ],
  });
});

describe("the floor", () => {
  const rules = (...trusts: readonly Trust[]): string | undefined =>
    compile(
      trusts.map((trust, i) => identity(trust, `gitlab:${i}`)),
      options,
    ).claimValidationRules?.[0]?.expression;
  test.each([
    [
      "of nothing in common is left out",
      [main, trustOf({ ...base, ref_type: exact("tag") })],
      undefined,
    ],
    ["takes no pattern", [trustOf({ ...base, ref: glob("a*") })], undefined],
    [
      "takes no number and no list",
      [trustOf({ ...base, runner_id: exact("5"), groups_direct: exact("a") })],
      undefined,
    ],
    [
      "is that of one identity",
      [trustOf({ ...base, ref_type: exact("tag") })],
      "has(claims.ref_type) && claims.ref_type == 'tag'",
    ],
  ])("%s", (_name, trusts, expected) => {
    expect(rules(...trusts)).toBe(expected);
  });
});

test("a claim that is not enforced is left out", () => {
  const { claimMappings } = compile(
    [identity(main, "gitlab:a", { notEnforced: { ref: "any branch", ref_protected: "any" } })],
    options,
  );
  expect(claimMappings.groups.expression).toBe(
    "[has(claims.project_id) && claims.project_id == '20' ? 'gitlab:a' : '']",
  );
});

test("the certificate authority of a private GitLab is named", () => {
  const { issuer } = compile([identity(main)], { ...options, certificateAuthority: "PEM" });
  expect(issuer).toEqual({
    url: "https://gitlab.com",
    certificateAuthority: "PEM",
    audiences: ["k8s"],
  });
});

test.each<[string, readonly GroupOfJobs[], string]>([
  ["no identity", [], "an authenticator without an identity trusts nobody"],
  [
    "a group twice",
    [identity(main), identity(release)],
    "a group is the name of one identity, and starts with gitlab:",
  ],
  [
    "another prefix",
    [identity(main, "system:masters")],
    "a group is the name of one identity, and starts with gitlab:",
  ],
  [
    "a quote in a group",
    [identity(main, "gitlab:a'")],
    "a group is the name of one identity, and starts with gitlab:",
  ],
])("%s is refused", (_name, identities, problem) => {
  let caught: unknown;
  try {
    compile(identities, options);
  } catch (error) {
    caught = error;
  }
  expect((caught as CannotExpressError).message.split(";")[0]).toBe(problem);
});
