import { describe, expect, test } from "@jest/globals";
import { automataBuilt } from "../../lib/core/language/automaton";
import { type AccessPath, declaredBy, gitlabModel, identitiesOf, who } from "../../lib/access";
import { evaluate, findDocuments } from "../../lib/relying-parties/aws";
import type { Stack } from "../../lib/terraform";
import {
  awsRole,
  type Blocks,
  branch,
  link,
  LINKS,
  pathsOf,
  shop,
  stackOf,
} from "../support/access/stacks";
import cases from "../cases/who-aws.json";

type Conditions = Parameters<typeof awsRole>[1];

function roleBlocks(trust: Conditions, host?: string): Blocks {
  return { aws_iam_role: { deploy: awsRole("gitlab-deploy", trust, host) } };
}

/** Rules of a case name `web` unless they name something themselves. */
function rulesOf(rules: Readonly<Record<string, object>>): Blocks {
  const project = "${gitlab_project.web.id}";
  return Object.fromEntries(
    Object.entries(rules).map(([type, blocks]) => [
      type,
      Object.fromEntries(
        Object.entries(blocks).map(([name, block]) => [
          name,
          /_(?:branch|tag)_protection$/.test(type)
            ? { project, ...(block as object) }
            : (block as object),
        ]),
      ),
    ]),
  );
}

function ways(paths: readonly AccessPath[]): readonly (readonly (string | null)[])[] {
  return paths.map((p) => [p.group, p.role, p.project]);
}

function own(trust: Conditions, more: Blocks = {}, project: object = {}): Stack {
  const resource = shop(
    { ...LINKS, ...more, ...roleBlocks(trust) },
    project as Record<string, unknown>,
  );
  return stackOf(resource);
}

describe("who reaches the role", () => {
  test.each(cases.map((c) => [c.name, c] as const))("%s", (_name, c) => {
    const rules = rulesOf("rules" in c ? c.rules : {});
    const stack = own(c.trust, rules, "project" in c ? c.project : {});
    const paths = pathsOf([stack]);
    expect(ways(paths)).toEqual(c.paths);
    const [document] = findDocuments(stack);
    for (const path of paths) {
      expect(document && evaluate(document, path.witness).admitted).not.toBe(false);
    }
    const assumed = "assumed" in c ? [c.assumed] : [];
    expect(paths[0]?.assumed ?? []).toEqual(expect.arrayContaining(assumed));
  });
});

test("a path in full", () => {
  const policy = {
    Statement: [{ Effect: "Allow", Action: ["s3:GetObject"], Resource: "arn:aws:s3:::b/x/*" }],
  };
  const stack = own(
    {
      StringEquals: {
        aud: "https://aws.example",
        sub: "project_path:shop/web:ref_type:branch:ref:deploy",
      },
    },
    {
      aws_iam_role_policy: {
        p: { name: "p", role: "gitlab-deploy", policy: JSON.stringify(policy) },
      },
    },
  );
  const [path] = pathsOf([stack]);
  expect(path).toEqual({
    stack: "shop",
    group: "Developers",
    gitlabGroup: "shop",
    role: "developer",
    project: "shop/web",
    identity: "aws_iam_role.deploy",
    identityName: "gitlab-deploy",
    resources: ["read s3://b/x/"],
    witness: expect.objectContaining({
      iss: "https://gitlab.com",
      aud: "https://aws.example",
      sub: "project_path:shop/web:ref_type:branch:ref:deploy",
      project_path: "shop/web",
      ref: "deploy",
      ref_type: "branch",
      ref_protected: "false",
      user_access_level: "developer",
    }) as unknown,
    revocation: { seconds: 93_900, because: expect.any(Array) as unknown },
    approvals: [],
    assumed: [],
    message:
      "members of Developers (developer in shop) become gitlab-deploy with a job of shop/web on unprotected branch deploy",
    bearers: [],
  });
});

describe("the instance of GitLab", () => {
  const trust = { StringLike: { sub: "project_path:shop/web:*" } };

  test("that signs is the one whose groups count", () => {
    const resource = { ...shop(LINKS), ...roleBlocks(trust, "gitlab.example.com") };
    expect(ways(pathsOf([stackOf(resource, { host: "gitlab.example.com" })]))).toEqual([
      ["Developers", "developer", "shop/web"],
      ["Maintainers", "maintainer", "shop/web"],
    ]);
  });

  test("of the input is not another", () => {
    const resource = { ...shop(LINKS), ...roleBlocks(trust) };
    const [path, ...others] = pathsOf([stackOf(resource, { host: "gitlab.example.com" })]);
    expect(others).toEqual([]);
    expect(path).toMatchObject({
      group: null,
      gitlabGroup: null,
      role: "member",
      project: "shop/web",
    });
    expect(path?.assumed).toContain(
      "the trust is for a GitLab that no provider of the input is for",
    );
  });

  test("may be the one, where its host is not known", () => {
    const provider = { gitlab: [{ base_url: "${var.url}" }] };
    const [path] = pathsOf([stackOf({ ...shop(LINKS), ...roleBlocks(trust) }, { provider })]);
    expect(path?.group).toBe("Developers");
    expect(path?.assumed).toContain(
      "the host of GitLab is not known before apply, and taken to be the one that the trust names",
    );
  });
});

describe("several stacks", () => {
  test("people, code and cloud apart", () => {
    const people = stackOf(
      { gitlab_group_ldap_link: { a: link("Developers", "developer", "shop") } },
      { name: "people" },
    );
    const data = { gitlab_project: { web: { path_with_namespace: "shop/web" } } };
    const trust = {
      StringEquals: {
        sub: "project_path:shop/web:ref_type:branch:ref:main",
        project_id: "${data.gitlab_project.web.id}",
      },
    };
    const rules = { gitlab_branch_protection: { m: branch("main", "developer") } };
    const cloud = stackOf(roleBlocks(trust), { name: "cloud", data });
    expect(ways(pathsOf([people, stackOf(shop(rules), { name: "code" }), cloud]))).toEqual([
      ["Developers", "developer", "shop/web"],
    ]);
  });

  test("a reference is no project of another stack", () => {
    const trust = { StringEquals: { project_id: "${gitlab_project.web.id}", ref: "x" } };
    const sub = { StringEquals: { project_id: "${gitlab_project.web.id}" } };
    const one = stackOf(shop({ ...LINKS, ...roleBlocks(sub) }), { name: "one" });
    const two = stackOf(shop({ ...LINKS, ...roleBlocks(sub) }, { path: "api" }), { name: "two" });
    expect(pathsOf([one, two]).map((p) => `${p.stack} ${p.project}`)).toEqual([
      "one shop/web",
      "one shop/web",
      "two shop/api",
      "two shop/api",
    ]);
    expect(pathsOf([stackOf(shop({ ...LINKS, ...roleBlocks(trust) }))])).toEqual([]);
  });
});

describe("an existing project", () => {
  const data = { gitlab_project: { web: { path_with_namespace: "shop/web" } } };
  const trust = {
    StringEquals: { sub: "project_path:shop/web:ref_type:branch:ref:main", ref_protected: "true" },
  };
  const links = { gitlab_group_ldap_link: { d: link("Developers", "developer", "shop") } };

  test("is open to developers where no rule is declared", () => {
    const [path] = pathsOf([stackOf({ ...links, ...roleBlocks(trust) }, { data })]);
    expect(path?.group).toBe("Developers");
    expect(path?.assumed).toEqual([
      "shop/web exists already: what no rule here covers is taken to be open to developers",
    ]);
  });

  test("is closed by a declared rule", () => {
    const main = { ...branch("main", "maintainer"), project: "${data.gitlab_project.web.id}" };
    const rules = { gitlab_branch_protection: { main } };
    expect(pathsOf([stackOf({ ...links, ...rules, ...roleBlocks(trust) }, { data })])).toEqual([]);
  });
});

test("what of a trust is not understood is told", () => {
  const stack = own({
    StringLike: { sub: "project_path:shop/web:*" },
    StringMatches: { aud: "x" },
  });
  const [path] = pathsOf([stack]);
  expect(path?.assumed.some((a) => a.startsWith("the trust is taken as wide as it can be: "))).toBe(
    true,
  );
});

test("a merge request from a fork runs in the project, where the trust looks at the job's project alone", () => {
  const template = { ci_id_token_sub_claim_components: ["job_project_path", "ref_type", "ref"] };
  const trust = { StringEquals: { sub: "job_project_path:shop/web:ref_type:branch:ref:main" } };
  const [path] = pathsOf([own(trust, {}, template)]);
  expect(path).toMatchObject({ group: "Developers", project: "shop/web" });
  expect(path?.witness).toMatchObject({
    job_project_path: "shop/web",
    pipeline_source: "merge_request_event",
  });
  const guarded = { StringEquals: { ...trust.StringEquals, ref_protected: "true" } };
  expect(ways(pathsOf([own(guarded, {}, template)]))).toEqual([
    ["Maintainers", "maintainer", "shop/web"],
  ]);
});

test("exact trusts of many projects build no automaton", () => {
  const names = Array.from({ length: 200 }, (_, i) => `p${i}`);
  const subject = (name: string): string => `project_path:shop/${name}:ref_type:branch:ref:main`;
  const resource = shop({
    ...LINKS,
    gitlab_project: Object.fromEntries(
      names.map((path) => [path, { path, namespace_id: "${gitlab_group.shop.id}" }]),
    ),
    aws_iam_role: Object.fromEntries(
      names.map((name) => [name, awsRole(name, { StringEquals: { sub: subject(name) } })]),
    ),
  });
  const stacks = [stackOf(resource)];
  const model = gitlabModel(stacks);
  const identities = identitiesOf(stacks, declaredBy(model));
  const before = automataBuilt();
  expect(ways(who(model, identities))).toEqual(
    names.map((n) => ["Maintainers", "maintainer", `shop/${n}`]),
  );
  expect(automataBuilt()).toBe(before);
});
