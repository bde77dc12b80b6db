import { describe, expect, test } from "@jest/globals";
import {
  CannotExpressError,
  type ClaimName,
  DEFAULT_TEMPLATE,
  exact,
  GITLAB_DOT_COM,
  glob,
  type Grant,
  type Issuer,
  type SubjectTemplate,
  trustOf,
} from "../../../lib/core";
import { statementOf } from "../../../lib/relying-parties/aws/compile-statement";
import { ACCOUNT, SELF_MANAGED_ISSUER } from "../../support/aws";

function write(
  grant: Grant,
  issuer: Issuer = GITLAB_DOT_COM,
  template: SubjectTemplate = DEFAULT_TEMPLATE,
) {
  const required = [...grant.constraints.keys()];
  const options = {
    accountId: ACCOUNT,
    partition: "aws",
    issuer,
    declared: { issuer, projects: [] },
    where: "shop/Role",
  } as const;
  return statementOf({ grant, template, required }, options);
}

function grantOf(constraints: Parameters<typeof trustOf>[0], issuer = GITLAB_DOT_COM): Grant {
  const [grant] = trustOf({ iss: exact(issuer.url), aud: exact("aws"), ...constraints }).grants;
  if (grant === undefined) throw new Error("no grant");
  return grant;
}

function refusal(call: () => unknown): CannotExpressError {
  try {
    call();
  } catch (error) {
    if (error instanceof CannotExpressError) return error;
  }
  throw new Error("not refused");
}

const MAIN = { project_path: exact("shop/web"), ref_type: exact("branch"), ref: exact("main") };

describe("statementOf", () => {
  test("gitlab.com: audience, subject, then the keys, in this order", () => {
    const grant = grantOf({
      ...MAIN,
      ref_protected: exact("true"),
      project_id: exact("20"),
      pipeline_source: exact("push", "web"),
    });
    expect(JSON.stringify(write(grant))).toBe(
      JSON.stringify({
        Effect: "Allow",
        Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/gitlab.com" },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: {
            "gitlab.com:aud": "aws",
            "gitlab.com:sub": "project_path:shop/web:ref_type:branch:ref:main",
            "gitlab.com:project_id": "20",
            "gitlab.com:ref_protected": "true",
            "gitlab.com:pipeline_source": ["push", "web"],
          },
        },
      }),
    );
  });

  test("StringLike only where a wildcard is meant", () => {
    const grant = grantOf({ ...MAIN, ref: glob("release/*"), user_login: glob("bot-*") });
    expect(write(grant).Condition).toEqual({
      StringEquals: { "gitlab.com:aud": "aws" },
      StringLike: {
        "gitlab.com:sub": "project_path:shop/web:ref_type:branch:ref:release/*",
        "gitlab.com:user_login": "bot-*",
      },
    });
  });

  test("another issuer: everything through the subject", () => {
    const template: SubjectTemplate = ["project_id", "ref_type", "ref", "ref_protected"];
    const grant = grantOf(
      {
        project_id: exact("20"),
        ref_type: exact("branch"),
        ref: exact("main"),
        ref_protected: exact("true"),
      },
      SELF_MANAGED_ISSUER,
    );
    const { Principal, Condition } = write(grant, SELF_MANAGED_ISSUER, template);
    expect(Principal.Federated).toBe("arn:aws:iam::111122223333:oidc-provider/gitlab.example.com");
    expect(Condition).toEqual({
      StringEquals: {
        "gitlab.example.com:aud": "aws",
        "gitlab.example.com:sub": "project_id:20:ref_type:branch:ref:main:ref_protected:true",
      },
    });
  });

  test.each<[string, () => unknown, ClaimName, string, string]>([
    [
      "no audience",
      () =>
        write({
          constraints: new Map([...grantOf(MAIN).constraints].filter(([c]) => c !== "aud")),
        }),
      "aud",
      "the trust names no audience",
      "restrict the trust to the audience of this account",
    ],
    [
      "any issuer",
      () =>
        write({
          constraints: new Map([...grantOf(MAIN).constraints].filter(([c]) => c !== "iss")),
        }),
      "iss",
      "a statement trusts the tokens of one issuer",
      "restrict the trust to this issuer",
    ],
    [
      "another issuer",
      () => write(grantOf(MAIN), SELF_MANAGED_ISSUER),
      "iss",
      "a statement trusts the tokens of one issuer",
      "restrict the trust to this issuer",
    ],
    [
      "an environment name",
      () => write(grantOf({ ...MAIN, environment: exact("production") })),
      "environment",
      "AWS cannot enforce environment: of gitlab.com's tokens it sees aud, sub, project_id,",
      "require environmentProtected or deploymentTier, which the subject can carry, or give notEnforced a reason",
    ],
    [
      "a key of gitlab.com elsewhere",
      () =>
        write(
          grantOf({ ...MAIN, pipeline_source: exact("push") }, SELF_MANAGED_ISSUER),
          SELF_MANAGED_ISSUER,
        ),
      "pipeline_source",
      "AWS cannot enforce pipeline_source: of this issuer's tokens it sees aud, sub alone",
      "require ref_protected in the subject instead (merge request pipelines are not protected), or give notEnforced a reason",
    ],
    [
      "a claim that the subject lacks",
      () =>
        write(
          grantOf({ ...MAIN, ref_protected: exact("true") }, SELF_MANAGED_ISSUER),
          SELF_MANAGED_ISSUER,
        ),
      "ref_protected",
      "AWS cannot enforce ref_protected",
      "put ref_protected into the project's subject template (now project_path, ref_type, ref; GitLab 18.7 or newer), or give notEnforced a reason",
    ],
    [
      "an id that the subject lacks",
      () =>
        write(
          grantOf({ ...MAIN, project_id: exact("20") }, SELF_MANAGED_ISSUER),
          SELF_MANAGED_ISSUER,
        ),
      "project_id",
      "AWS cannot enforce project_id",
      "put project_id into the project's subject template (now project_path, ref_type, ref; GitLab 19.2 or newer), or give notEnforced a reason",
    ],
    [
      "a value or nothing",
      () =>
        write({
          constraints: new Map([
            ...grantOf(MAIN).constraints,
            ["user_login", { values: exact("dev"), absent: true }],
          ]),
        }),
      "user_login",
      "AWS cannot tell a token without user_login from one with the right value",
      "require user_login, or give notEnforced a reason",
    ],
  ])("refuses %s", (_, call, claim, problem, fix) => {
    const error = refusal(call);
    expect(error).toMatchObject({
      claim,
      relyingParty: "aws",
      details: { fix, where: "shop/Role" },
    });
    expect(error.message).toContain(problem);
  });

  test("an id pins the path of a declared project, an id of nobody's does not", () => {
    const template: SubjectTemplate = ["project_id", "ref"];
    const grant = grantOf(
      { project_path: exact("shop/web"), project_id: exact("20") },
      SELF_MANAGED_ISSUER,
    );
    const part = { grant, template, required: ["project_path"] as const };
    const options = { accountId: ACCOUNT, partition: "aws", issuer: SELF_MANAGED_ISSUER } as const;
    const known = { issuer: SELF_MANAGED_ISSUER, projects: [{ path: "shop/web", id: "20" }] };
    expect(statementOf(part, { ...options, declared: known }).Condition["StringLike"]).toEqual({
      "gitlab.example.com:sub": "project_id:20:ref:*",
    });
    const unknown = { issuer: SELF_MANAGED_ISSUER, projects: [{ id: "20" }] };
    expect(refusal(() => statementOf(part, { ...options, declared: unknown })).claim).toBe(
      "project_path",
    );
  });
});
