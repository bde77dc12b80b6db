import { describe, expect, test } from "@jest/globals";
import type { AccessPath } from "../../lib/access";
import {
  awsRole,
  type Blocks,
  branch,
  link,
  pathsOf,
  shop,
  stackOf,
} from "../support/access/stacks";

const PROJECT = "${gitlab_project.web.id}";
const GROUP = "${gitlab_group.shop.id}";
const MAIN = {
  StringEquals: { sub: "project_path:shop/web:ref_type:branch:ref:main", ref_protected: "true" },
};
const ANY_BRANCH = { StringLike: { sub: "project_path:shop/web:ref_type:branch:ref:*" } };
const PEOPLE: Blocks = { gitlab_group_ldap_link: { m: link("Maintainers", "maintainer") } };

type Trust = Parameters<typeof awsRole>[1];

/** Paths that no directory group explains. */
function others(trust: Trust, more: Blocks): readonly AccessPath[] {
  const resources = shop({
    ...PEOPLE,
    ...more,
    aws_iam_role: { deploy: awsRole("deploy", trust) },
  });
  return pathsOf([stackOf(resources)]).filter(({ group }) => group === null);
}

function shown(trust: Trust, more: Blocks): readonly (readonly (string | null)[])[] {
  return others(trust, more).map((p) => [p.role, p.gitlabGroup, p.project]);
}

const protect = (push: string, more: object = {}): Blocks => ({
  gitlab_branch_protection: { main: branch("main", push, push, more) },
});
const token = (more: object): Blocks => ({
  gitlab_project_access_token: { t: { project: PROJECT, scopes: ["api"], ...more } },
});
const REACHED = [["access token", null, "shop/web"]];

describe("a project's access token on a protected branch", () => {
  test.each<[string, object, string, readonly unknown[]]>([
    ["of the default role", {}, "maintainer", REACHED],
    ["of a role that may push", { access_level: "developer" }, "developer", REACHED],
    ["of a role that may not", { access_level: "developer" }, "maintainer", []],
    ["that nobody may push to", { access_level: "owner" }, "no one", []],
    ["with the right to push", { scopes: ["write_repository"] }, "maintainer", REACHED],
    ["with scopes that only read", { scopes: ["read_api", "read_repository"] }, "developer", []],
    ["with scopes that are not known", { scopes: "${var.scopes}" }, "maintainer", REACHED],
    ["of a guest", { access_level: "guest" }, "developer", []],
    ["of a role that is not known", { access_level: "${var.role}" }, "maintainer", REACHED],
  ])("%s", (_, more, push, expected) => {
    expect(shown(MAIN, { ...protect(push), ...token(more) })).toEqual(expected);
  });

  test("whose bot the protection names", () => {
    const bot = [{ user_id: "${gitlab_project_access_token.t.user_id}" }];
    const rule = protect("no one", { allowed_to_push: bot });
    expect(shown(MAIN, { ...rule, ...token({ access_level: "developer" }) })).toEqual(REACHED);
    expect(shown(MAIN, { ...rule, ...token({ scopes: ["read_api"] }) })).toEqual([]);
  });

  test("of another project", () => {
    const more = {
      gitlab_project: { api: { path: "api", namespace_id: GROUP } },
      ...token({ project: "${gitlab_project.api.id}" }),
    };
    expect(shown(MAIN, more)).toEqual([]);
  });
});

test("a token in full: its address, its role, its end and what was assumed", () => {
  const more = token({ scopes: ["granular"], expires_at: "2027-01-31" });
  const [path] = others(MAIN, { ...protect("maintainer"), ...more });
  expect(path).toMatchObject({
    group: null,
    gitlabGroup: null,
    role: "access token",
    message:
      "whoever holds the access token gitlab_project_access_token.t (maintainer) becomes deploy with a job of shop/web on protected branch main",
    approvals: [],
    assumed: [
      "gitlab_project_access_token.t is taken to push code and to start pipelines: GitLab's list of scopes does not say what granular leaves alone",
    ],
    witness: { user_access_level: "maintainer" },
  });
  expect(path?.revocation.seconds).toBeNull();
  expect(path?.revocation.because[0]).toBe(
    "no bound: no directory group stands behind this access; unless somebody revokes it before, gitlab_project_access_token.t is good until 2027-01-31",
  );
});

describe("a group's access token", () => {
  const lie = (group: string, more: object = {}): Blocks => ({
    gitlab_group_access_token: { t: { group, scopes: ["api"], ...more } },
  });

  test("acts in the projects below the group, and in no others", () => {
    expect(shown(MAIN, { ...protect("maintainer"), ...lie(GROUP) })).toEqual([
      ["access token", "shop", "shop/web"],
    ]);
    const elsewhere = { gitlab_group: { labs: { path: "labs" } } };
    expect(shown(MAIN, { ...elsewhere, ...lie("${gitlab_group.labs.id}") })).toEqual([]);
  });

  test("acts where its group is invited, with the lower role", () => {
    const labs = { gitlab_group: { labs: { path: "labs" } } };
    const share = (group_access: string): Blocks => ({
      ...labs,
      ...protect("maintainer"),
      ...lie("${gitlab_group.labs.id}", { access_level: "owner" }),
      gitlab_group_ldap_link: { l: link("Labs", "guest", "${gitlab_group.labs.id}") },
      gitlab_group_share_group: {
        s: { group_id: GROUP, share_group_id: "${gitlab_group.labs.id}", group_access },
      },
    });
    expect(shown(MAIN, share("maintainer"))).toEqual([["access token", "labs", "shop/web"]]);
    expect(shown(MAIN, share("developer"))).toEqual([]);
  });

  test("reaches undeclared projects of the group", () => {
    const trust = { StringLike: { sub: "project_path:shop/*:ref_type:branch:ref:main" } };
    expect(shown(trust, { ...protect("no one"), ...lie(GROUP) })).toEqual([
      ["access token", "shop", "shop/*"],
    ]);
    expect(shown(trust, { ...protect("no one"), ...lie(GROUP, { scopes: ["read_api"] }) })).toEqual(
      [],
    );
  });
});

describe("a service account's token", () => {
  const account = "${gitlab_group_service_account.sa.service_account_id}";
  const of = (access_level: string | undefined, scopes: readonly string[]): Blocks => ({
    ...protect("maintainer"),
    gitlab_group_service_account: { sa: { group: GROUP } },
    gitlab_group_service_account_access_token: {
      t: { group: GROUP, user_id: account, scopes },
    },
    ...(access_level === undefined
      ? {}
      : {
          gitlab_project_membership: { sa: { project: PROJECT, user_id: account, access_level } },
        }),
  });
  const member = ["member", null, "shop/web"];

  test("has the roles of its account", () => {
    expect(shown(MAIN, of("maintainer", ["api"]))).toEqual([member, ...REACHED]);
    expect(shown(MAIN, of("developer", ["api"]))).toEqual([]);
  });

  test("is nobody without a membership, or without a scope that acts", () => {
    expect(shown(MAIN, of(undefined, ["api"]))).toEqual([]);
    expect(shown(MAIN, of("maintainer", ["read_api"]))).toEqual([member]);
  });

  test("counts where a protection names the account", () => {
    const named = protect("no one", { allowed_to_push: [{ user_id: account }] });
    expect(shown(MAIN, { ...of(undefined, ["api"]), ...named })).toEqual([member, ...REACHED]);
  });
});

describe("a deploy token", () => {
  const deploy = (scopes: unknown): Blocks => ({
    ...protect("maintainer"),
    gitlab_project_deploy_token: { t: { project: PROJECT, scopes } },
  });

  test.each([[["read_repository", "write_package_registry"]], [["read_registry"]]])(
    "with %p causes nothing",
    (scopes) => {
      expect(shown(ANY_BRANCH, deploy(scopes))).toEqual([]);
    },
  );

  test.each([[["write_repository"]], [["future_scope"]], ["${var.scopes}"]])(
    "with %p may",
    (scopes) => {
      expect(shown(ANY_BRANCH, deploy(scopes))).toEqual([["deploy token", null, "shop/web"]]);
    },
  );
});

describe("a deploy key", () => {
  const key = (can_push: unknown): Blocks => ({
    gitlab_deploy_key: { k: { project: PROJECT, key: "ssh-ed25519 AAAA", title: "k", can_push } },
  });
  const named = (deploy_key_id: unknown): Blocks =>
    protect("no one", { allowed_to_push: [{ deploy_key_id }] });
  const reached = [["deploy key", null, "shop/web"]];

  test("pushes to unprotected branches, where it may push at all", () => {
    expect(shown(ANY_BRANCH, { ...protect("no one"), ...key(true) })).toEqual(reached);
    expect(shown(ANY_BRANCH, { ...protect("no one"), ...key(false) })).toEqual([]);
  });

  test("pushes as its creator to protected branches with a role, and to none that nobody may push to", () => {
    expect(shown(MAIN, { ...protect("maintainer"), ...key(true) })).toEqual(reached);
    expect(shown(MAIN, { ...protect("no one"), ...key(true) })).toEqual([]);
  });

  test("pushes to a branch whose protection names it", () => {
    const own = named("${gitlab_deploy_key.k.deploy_key_id}");
    expect(shown(MAIN, { ...own, ...key(true) })).toEqual(reached);
    expect(shown(MAIN, { ...own, ...key(false) })).toEqual([]);
  });

  test("that a protection names and nothing declares is taken to be one", () => {
    const [path, ...more] = others(MAIN, named(9));
    expect(more).toEqual([]);
    expect(path).toMatchObject({
      role: "deploy key",
      message:
        "whoever holds the deploy key number 9 becomes deploy with a job of shop/web on protected branch main",
      assumed: [
        "deploy key 9, which gitlab_branch_protection.main names, is taken to be able to push as a developer of the project",
      ],
    });
  });
});

describe("several tokens of a project are one path that names each", () => {
  const api = { project: PROJECT, scopes: ["api"] };
  const two: Blocks = {
    gitlab_project_access_token: {
      a: { ...api, access_level: "developer" },
      b: { ...api, access_level: "maintainer" },
      reader: { ...api, scopes: ["read_api"] },
    },
  };

  test("of those that reach it", () => {
    const paths = others(MAIN, { ...protect("developer"), ...two });
    expect(paths.map(({ message }) => message)).toEqual([
      "whoever holds the access token gitlab_project_access_token.a (developer) or gitlab_project_access_token.b (maintainer) becomes deploy with a job of shop/web on protected branch main",
    ]);
    const [only] = others(MAIN, { ...protect("maintainer"), ...two });
    expect(only?.message).toContain("the access token gitlab_project_access_token.b (maintainer) ");
  });

  test("and what stands in the way of one alone is no bar", () => {
    const rule = { main: branch("main", "maintainer", "developer") };
    const [path] = others(MAIN, { gitlab_branch_protection: rule, ...two });
    expect(path?.approvals).toEqual([]);
  });
});
