import { describe, expect, test } from "@jest/globals";
import {
  CannotExpressError,
  type ClaimName,
  exact,
  GITLAB_DOT_COM,
  glob,
  type Issuer,
  NOBODY,
  opaque,
  or,
  type Trust,
  trustOf,
  type DeclaredProject,
} from "../../../lib/core";
import { compile } from "../../../lib/relying-parties/aws/compile";
import { ACCOUNT, SELF_MANAGED_ISSUER } from "../../support/aws";

interface Options {
  readonly issuer?: Issuer;
  readonly projects?: readonly DeclaredProject[];
  readonly notEnforced?: Partial<Record<ClaimName, string>>;
  readonly policySizeLimit?: 2048 | 4096;
}

function write(trust: Trust, { issuer = GITLAB_DOT_COM, projects = [], ...options }: Options = {}) {
  return compile(trust, {
    accountId: ACCOUNT,
    partition: "aws",
    issuer,
    declared: { issuer, projects },
    ...options,
  });
}

const jobs = (constraints: Parameters<typeof trustOf>[0], issuer = GITLAB_DOT_COM) =>
  trustOf({
    iss: exact(issuer.url),
    aud: exact("aws"),
    ref_type: exact("branch"),
    ref: exact("main"),
    ...constraints,
  });

const conditions = (trust: Trust, options?: Options) =>
  write(trust, options).policy.Statement.map((s) => s.Condition);

function refs(count: number): Trust {
  const names = Array.from(
    { length: count },
    (_, i) => `release/${String(i).padStart(3, "0")}-of-this-long-lived-line`,
  );
  return jobs({ project_path: exact("shop/web"), ref: exact(...names) });
}

describe("compile", () => {
  test("one statement for each grant, and the size of the minified text", () => {
    const trust = or(
      jobs({ project_path: exact("shop/web") }),
      jobs({ project_path: exact("shop/api"), ref: glob("v*") }),
    );
    const { policy, json, size } = write(trust);
    expect(policy.Version).toBe("2012-10-17");
    expect(policy.Statement).toHaveLength(2);
    expect(json).toBe(JSON.stringify(policy));
    expect(size).toBe(json.length);
  });

  test("the same statement once", () => {
    const path = { path: "shop/web", id: "20" };
    const twice = or(
      jobs({ project_id: exact("20") }),
      jobs({ project_id: exact("20"), project_path: exact("shop/web") }),
    );
    expect(write(twice, { projects: [path] }).policy.Statement).toHaveLength(1);
  });

  test("an id that Terraform learns later is written verbatim, in key and subject", () => {
    const id = opaque("${gitlab_project.web.id}");
    const trust = jobs({ project_id: exact(id) });
    const web: DeclaredProject = { path: "shop/web", id };
    expect(conditions(trust, { projects: [web] })).toEqual([
      {
        StringEquals: {
          "gitlab.com:aud": "aws",
          "gitlab.com:sub": "project_path:shop/web:ref_type:branch:ref:main",
          "gitlab.com:project_id": "${gitlab_project.web.id}",
        },
      },
    ]);
    const own = jobs({ project_id: exact(id) }, SELF_MANAGED_ISSUER);
    const byId: DeclaredProject = { ...web, template: ["project_id", "ref_type", "ref"] };
    expect(conditions(own, { issuer: SELF_MANAGED_ISSUER, projects: [byId] })).toEqual([
      {
        StringEquals: {
          "gitlab.example.com:aud": "aws",
          "gitlab.example.com:sub": "project_id:${gitlab_project.web.id}:ref_type:branch:ref:main",
        },
      },
    ]);
  });

  test("notEnforced drops the claim, after an id has told the path", () => {
    const projects: readonly DeclaredProject[] = [{ path: "shop/web", id: "20" }];
    const trust = jobs(
      { project_id: exact("20"), environment: exact("production") },
      SELF_MANAGED_ISSUER,
    );
    const notEnforced = {
      project_id: "the template is not ours",
      environment: "AWS does not see it",
    };
    expect(conditions(trust, { issuer: SELF_MANAGED_ISSUER, projects, notEnforced })).toEqual([
      {
        StringEquals: {
          "gitlab.example.com:aud": "aws",
          "gitlab.example.com:sub": "project_path:shop/web:ref_type:branch:ref:main",
        },
      },
    ]);
    const rest = { environment: notEnforced.environment };
    expect(() =>
      write(trust, { issuer: SELF_MANAGED_ISSUER, projects, notEnforced: rest }),
    ).toThrow("AWS cannot enforce project_id");
  });

  test("a group with a project of another template needs both forms", () => {
    const projects: readonly DeclaredProject[] = [
      { path: "shop/web", id: "20", template: ["project_id", "ref_type", "ref"] },
    ];
    const subjects = conditions(jobs({ project_path: glob("shop/*") }, SELF_MANAGED_ISSUER), {
      issuer: SELF_MANAGED_ISSUER,
      projects,
    });
    expect(
      subjects.map((c) =>
        Object.values(c)
          .map((keys) => keys["gitlab.example.com:sub"])
          .join(""),
      ),
    ).toEqual([
      "project_id:20:ref_type:branch:ref:main",
      "project_path:shop/*:ref_type:branch:ref:main",
    ]);
  });

  test("too long for a policy: split, use a pattern, or declare the raised quota", () => {
    const many = refs(30);
    expect(write(refs(15)).size).toBeLessThanOrEqual(2048);
    expect(write(many, { policySizeLimit: 4096 }).size).toBeGreaterThan(2048);
    const error = refusal(() => write(many));
    expect(error.message).toMatch(
      /^the trust policy has \d+ characters, and AWS allows 2048; given: 1 statement; fix: split the trust into several roles, use a pattern, or set policySizeLimit: 4096/,
    );
    expect(refusal(() => write(refs(60), { policySizeLimit: 4096 })).details.fix).toBe(
      "split the trust into several roles, or use a pattern",
    );
  });

  test.each([
    ["nobody", NOBODY],
    ["jobs that cannot exist", jobs({ ref_type: exact("mr") })],
  ])("refuses a trust of %s", (_, trust) => {
    expect(refusal(() => write(trust)).message).toContain("no token satisfies the trust");
  });
});

function refusal(call: () => unknown): CannotExpressError {
  try {
    call();
  } catch (error) {
    if (error instanceof CannotExpressError) return error;
  }
  throw new Error("not refused");
}
