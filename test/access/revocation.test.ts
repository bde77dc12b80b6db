import { describe, expect, test } from "@jest/globals";
import { NOBODY } from "../../lib/core";
import { revocationOf } from "../../lib/access/revocation";
import type { Member } from "../../lib/access/members";
import type { Target } from "../../lib/access/target";
import {
  awsRole,
  LINKS,
  link,
  pathsOf,
  shop,
  stackOf,
  type Blocks,
} from "../support/access/stacks";
import { identity } from "../support/input";

const TRUST = { StringLike: { sub: "project_path:shop/web:*" } };

function revocations(more: Blocks, role: object = {}, project: Record<string, unknown> = {}) {
  const own = { aws_iam_role: { deploy: { ...awsRole("deploy", TRUST), ...role } }, ...more };
  return pathsOf([stackOf(shop(own, project))]).map(({ group, revocation }) => [
    group,
    revocation.seconds,
  ]);
}

const saml = { group: "shop", saml_group_name: "Guests", access_level: "developer" };
const developers: Blocks = { gitlab_group_ldap_link: { d: link("Developers", "developer") } };

describe("the worst case of a path", () => {
  test.each<[string, Blocks, object, Record<string, unknown>, number | null]>([
    ["LDAP, GitLab's and AWS's defaults", developers, {}, {}, 86_400 + 3600 + 3900],
    ["a longer job", developers, {}, { build_timeout: 7200 }, 86_400 + 7200 + 3900],
    ["a longer session", developers, { max_session_duration: 43_200 }, {}, 86_400 + 3600 + 43_500],
    [
      "a session not known",
      developers,
      { max_session_duration: "${var.d}" },
      {},
      86_400 + 3600 + 43_500,
    ],
    ["SAML", { gitlab_group_saml_link: { g: saml } }, {}, {}, null],
    ["members without a directory group", {}, {}, {}, null],
  ])("%s", (_, more, role, project, seconds) => {
    expect(revocations(more, role, project).map(([, found]) => found)).toEqual([seconds]);
  });

  test("a project that is not declared has no bound", () => {
    const stack = stackOf({
      gitlab_group: { shop: { path: "shop" } },
      ...LINKS,
      aws_iam_role: { deploy: awsRole("deploy", TRUST) },
    });
    for (const { revocation } of pathsOf([stack])) expect(revocation.seconds).toBeNull();
  });
});

test("the end of a token is told and not counted", () => {
  const bearers = [
    {
      address: "gitlab_project_access_token.a",
      role: "maintainer",
      ends: "is good until 2027-01-31",
    },
    { address: "gitlab_project_access_token.b", role: undefined, ends: "never ends" },
  ];
  const member = { group: null, bearers } as unknown as Member;
  const target = { jobSeconds: 600, label: "shop/web" } as unknown as Target;
  const { seconds, because } = revocationOf(member, target, identity(NOBODY));
  expect(seconds).toBeNull();
  expect(because[0]).toBe(
    "no bound: no directory group stands behind this access; unless somebody revokes it before, gitlab_project_access_token.a is good until 2027-01-31, gitlab_project_access_token.b never ends",
  );
});

test("a session without a bound leaves the path without one, each part with its source", () => {
  const member = { group: "G", directory: "ldap" } as unknown as Member;
  const target = { jobSeconds: 600, label: "shop/web" } as unknown as Target;
  const open = identity(NOBODY, { session: { seconds: undefined, because: "a renewable token" } });
  expect(revocationOf(member, target, open)).toEqual({
    seconds: null,
    because: [
      "86400 s until GitLab blocks an account that the directory disabled, at the daily LDAP user sync (a removed group membership: 3600 s, at the hourly group sync)",
      "600 s in which a running job keeps its token (build_timeout; a job may set a longer timeout of its own unless its runner has a maximum)",
      "no bound: a renewable token",
    ],
  });
});
