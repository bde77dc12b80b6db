import { describe, expect, test } from "@jest/globals";
import type { Credential } from "../../../lib/access/gitlab/types";
import { type Blocks, modelOf, shop } from "../../support/access/stacks";

const PROJECT = "${gitlab_project.web.id}";
const GROUP = "${gitlab_group.shop.id}";
const API = { scopes: ["api"] };

function credential(more: Blocks): Credential {
  const [only, ...others] = modelOf(shop(more)).credentials;
  if (only === undefined || others.length > 0) throw new Error("not one credential");
  return only;
}

describe("what acts", () => {
  test("a project's access token, as a bot of its own", () => {
    const t = { project: PROJECT, ...API, access_level: "developer", user_id: 77 };
    expect(credential({ gitlab_project_access_token: { t } })).toMatchObject({
      address: "gitlab_project_access_token.t",
      kind: "access token",
      group: undefined,
      project: { path: "shop/web" },
      ids: ["${gitlab_project_access_token.t.user_id}", "77"],
      role: "developer",
      mayAct: true,
    });
  });

  test("a group's access token", () => {
    expect(
      credential({ gitlab_group_access_token: { t: { group: GROUP, ...API } } }),
    ).toMatchObject({ kind: "access token", group: { path: "shop" }, project: undefined });
  });

  test.each([
    ["gitlab_group_service_account_access_token", { group: GROUP }],
    ["gitlab_personal_access_token", {}],
    ["gitlab_user_impersonation_token", {}],
  ])("%s, as its account and not by the group it lies in", (type, at) => {
    const user = "${gitlab_group_service_account.sa.service_account_id}";
    const found = credential({ [type]: { t: { ...at, user_id: user, ...API } } });
    expect(found).toMatchObject({ kind: "access token", account: user, group: undefined });
  });

  test.each([
    ["gitlab_project_deploy_token", { project: PROJECT }],
    ["gitlab_group_deploy_token", { group: GROUP }],
    ["gitlab_deploy_token", { project: PROJECT }],
  ])("%s never: it has no scope that does", (type, at) => {
    const t = { ...at, scopes: ["read_repository", "write_registry"] };
    expect(credential({ [type]: { t } })).toMatchObject({ kind: "deploy token", mayAct: false });
  });

  test.each([
    [true, true],
    ["true", true],
    [false, false],
    [undefined, false],
    ["${var.push}", true],
  ])("a deploy key with can_push %p: %p", (can_push, mayAct) => {
    const k = { project: PROJECT, key: "ssh-ed25519 AAAA", title: "k", can_push };
    const found = credential({ gitlab_deploy_key: { k } });
    expect(found).toMatchObject({
      kind: "deploy key",
      mayAct,
      ids: ["${gitlab_deploy_key.k.deploy_key_id}"],
    });
    expect(found.assumed).toEqual([
      ...(can_push === "${var.push}"
        ? ["gitlab_deploy_key.k is taken to push: its can_push is not known before apply"]
        : []),
      "gitlab_deploy_key.k pushes as whoever created the key, who is not declared, and taken to be an owner",
    ]);
  });

  test("a deploy key that is enabled is the one it names", () => {
    const k = { project: PROJECT, key_id: "7", can_push: true };
    expect(credential({ gitlab_deploy_key_enable: { k } })).toMatchObject({ ids: ["7"] });
  });

  test("no data source", () => {
    const data = { gitlab_project_access_token: { t: { project: "1", ...API } } };
    expect(modelOf({}, { data }).credentials).toEqual([]);
  });
});

test.each([
  [{}, "maintainer"],
  [{ access_level: "guest" }, "guest"],
  [{ access_level: "${var.role}" }, undefined],
  [{ access_level: "boss" }, undefined],
])("the role that %p gives: %s", (level, role) => {
  const t = { project: PROJECT, ...API, ...level };
  expect(credential({ gitlab_project_access_token: { t } }).role).toBe(role);
});

describe("the end of", () => {
  test.each([
    [{}, "is good until the end that GitLab sets for it"],
    [{ expires_at: "2027-01-31" }, "is good until 2027-01-31"],
    [{ expires_at: "${var.end}" }, "is good until a date that is not known before apply"],
    [
      { rotation_configuration: { expiration_days: 90, rotate_before_days: 30 } },
      "is renewed by Terraform for 90 days at a time",
    ],
    [
      { rotation_configuration: [{ rotate_before_days: 30 }] },
      "is renewed by Terraform before it ends",
    ],
  ])("an access token with %p", (more, ends) => {
    const t = { project: PROJECT, ...API, ...more };
    expect(credential({ gitlab_project_access_token: { t } }).ends).toBe(ends);
  });

  test.each([
    [{}, "never ends"],
    [{ expires_at: "2027-01-31T00:00:00Z" }, "is good until 2027-01-31T00:00:00Z"],
  ])("a deploy token with %p", (more, ends) => {
    const t = { project: PROJECT, scopes: ["read_registry"], ...more };
    expect(credential({ gitlab_project_deploy_token: { t } }).ends).toBe(ends);
  });
});

describe("a token that acts as somebody", () => {
  const account = "${gitlab_group_service_account.sa.service_account_id}";
  const stranded = (scopes: readonly string[], member: string = "7") =>
    modelOf(
      shop({
        gitlab_group_service_account_access_token: {
          t: { group: "${gitlab_group.shop.id}", user_id: account, scopes },
        },
        gitlab_group_membership: {
          m: { group_id: "${gitlab_group.shop.id}", user_id: member, access_level: "developer" },
        },
      }),
    ).notUnderstood;

  test("whose memberships nobody declares is told; one that only reads, or is a member, is not", () => {
    expect(stranded(["api"])).toEqual([
      `gitlab_group_service_account_access_token.t acts as the account ${account}, whose memberships are not declared: what it reaches is not known`,
    ]);
    expect(stranded(["read_api"])).toEqual([]);
    expect(stranded(["api"], account)).toEqual([]);
  });
});
