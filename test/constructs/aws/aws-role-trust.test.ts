import { describe, expect, test } from "@jest/globals";
import { AwsRole, type AwsRoleProps } from "../../../lib/constructs/aws";
import { anyProjectIn, branch, branches, GitlabInstance } from "../../../lib/constructs/gitlab";
import { CannotExpressError } from "../../../lib/core";
import {
  AUD,
  type Estate,
  freshEstate,
  HOST,
  MAIN,
  mainJobs,
  publisher,
  ROLE,
  roles,
  SUB,
  trusting,
} from "./estate";

type Props = Partial<AwsRoleProps>;

const COM = "gitlab.com";

describe("the trust policy of a role", () => {
  const policyOf = (props: (e: Estate) => Props, gitlab?: GitlabInstance) =>
    roles((e) => publisher(e, props(e)), gitlab === undefined ? {} : { gitlab })?.["Publisher"];
  const like = (sub: string | readonly string[]) => ({
    StringEquals: AUD,
    StringLike: { [`${HOST}:sub`]: sub },
  });

  test("has a statement for each of several jobs", () => {
    expect(
      policyOf((e) => ({
        assumedBy: [mainJobs(e), e.web.jobs({ ref: branches("release/*") })],
      })),
    ).toEqual({
      ...ROLE,
      assume_role_policy: trusting(HOST, MAIN, like(SUB.replace("main", "release/*"))),
    });
  });

  test("is the same for jobs combined before", () => {
    const jobs = (e: Estate) => [mainJobs(e), e.web.jobs({ ref: branch("stable") })] as const;
    expect(policyOf((e) => ({ assumedBy: jobs(e)[0].or(jobs(e)[1]) }))).toEqual(
      policyOf((e) => ({ assumedBy: jobs(e) })),
    );
  });

  test("carries the tier and protection of an environment in the subject", () => {
    expect(
      policyOf((e) => ({
        assumedBy: mainJobs(e, { deploymentTier: "production", environmentProtected: true }),
      })),
    ).toEqual({
      ...ROLE,
      assume_role_policy: trusting(HOST, {
        StringEquals: {
          ...AUD,
          [`${HOST}:sub`]: `${SUB}:environment_protected:true:deployment_tier:production`,
        },
      }),
    });
  });

  test("asks gitlab.com's own condition keys for what it sees, one key each", () => {
    expect(
      policyOf(
        (e) => ({
          assumedBy: mainJobs(e, {
            pipelineSource: ["web", "push"],
            runnerEnvironment: "gitlab-hosted",
          }),
        }),
        GitlabInstance.gitlabCom(),
      ),
    ).toEqual({
      ...ROLE,
      assume_role_policy: trusting(COM, {
        StringEquals: {
          "gitlab.com:aud": "aws:111122223333",
          "gitlab.com:sub": "project_path:shop/web:ref_type:branch:ref:main",
          "gitlab.com:project_id": "${gitlab_project.Web.id}",
          "gitlab.com:ref_protected": "true",
          "gitlab.com:pipeline_source": ["push", "web"],
          "gitlab.com:runner_environment": "gitlab-hosted",
        },
      }),
    });
  });

  test("lacks a claim that is not enforced, for a reason", () => {
    expect(
      policyOf((e) => ({
        assumedBy: mainJobs(e, { environment: "production", pipelineSource: "push" }),
        notEnforced: { environment: "the ref is enough", pipeline_source: "so it is here" },
      })),
    ).toEqual(ROLE);
    expect(
      policyOf((e) => ({
        assumedBy: mainJobs(e),
        notEnforced: { ref_protected: "main is protected by rule" },
      })),
    ).toEqual({
      ...ROLE,
      assume_role_policy: trusting(HOST, {
        StringEquals: {
          ...AUD,
          [`${HOST}:sub`]: "project_id:${gitlab_project.Web.id}:ref_type:branch:ref:main",
        },
      }),
    });
  });

  test("accepts subjects of both templates while a project switches", () => {
    expect(
      policyOf((e) => {
        const from = ["project_id", "ref_type", "ref", "ref_protected"];
        e.web.migrateSubject({ from, to: ["project_id", "ref_protected", "ref_type", "ref"] });
        return {};
      }),
    ).toEqual({
      ...ROLE,
      assume_role_policy: trusting(HOST, MAIN, {
        StringEquals: {
          ...AUD,
          [`${HOST}:sub`]:
            "project_id:${gitlab_project.Web.id}:ref_protected:true:ref_type:branch:ref:main",
        },
      }),
    });
  });

  test("follows a template that grows with a role that comes later", () => {
    const tier = `${SUB}:deployment_tier:`;
    const written = roles((e) => {
      publisher(e);
      new AwsRole(e.stack, "Deployer", {
        account: e.account,
        assumedBy: mainJobs(e, { deploymentTier: "production" }),
        because: "deploys",
      });
    });
    expect(written).toEqual({
      Publisher: { ...ROLE, assume_role_policy: trusting(HOST, like([`${tier}*`, SUB])) },
      Deployer: {
        ...ROLE,
        assume_role_policy: trusting(HOST, {
          StringEquals: { ...AUD, [`${HOST}:sub`]: `${tier}production` },
        }),
        description: "deploys",
        name: "Deployer",
      },
    });
  });

  test("names a whole group, closed by a slash", () => {
    expect(
      policyOf(({ group }) => ({
        assumedBy: anyProjectIn(group, {
          because: "all of them upload",
          subjectTemplate: ["project_path", "ref_type", "ref", "ref_protected"],
        }).jobs({ ref: branch("main") }),
      })),
    ).toEqual({
      ...ROLE,
      assume_role_policy: trusting(
        HOST,
        like("project_path:shop/*:ref_type:branch:ref:main:ref_protected:true"),
      ),
    });
  });
});

describe("AwsRole refuses jobs whose claims AWS cannot enforce", () => {
  const error = (props: (e: Estate) => Props, gitlab?: GitlabInstance) => {
    const e = freshEstate(gitlab);
    const given = props(e);
    try {
      publisher(e, given);
    } catch (error) {
      if (error instanceof CannotExpressError) {
        const { claim, code, details, message, relyingParty } = error;
        return { claim, code, relyingParty, where: details.where, message };
      }
      throw error;
    }
    return undefined;
  };

  test.each([
    [
      "environment",
      { environment: "production" },
      "AWS cannot enforce environment: of this issuer's tokens it sees aud, sub alone, and the subject does not carry it; fix: require environmentProtected or deploymentTier, which the subject can carry, or give notEnforced a reason; at shop/Publisher",
    ],
    [
      "pipeline_source",
      { pipelineSource: "push" },
      "AWS cannot enforce pipeline_source: of this issuer's tokens it sees aud, sub alone, and the subject does not carry it; fix: require ref_protected in the subject instead (merge request pipelines are not protected), or give notEnforced a reason; at shop/Publisher",
    ],
    [
      "runner_environment",
      { runnerEnvironment: "self-hosted" },
      "AWS cannot enforce runner_environment: of this issuer's tokens it sees aud, sub alone, and the subject does not carry it; fix: trust the jobs by project, ref and ref_protected instead, or give notEnforced a reason; at shop/Publisher",
    ],
  ] as const)("%s on self-managed", (claim, props, message) => {
    expect(error((e) => ({ assumedBy: mainJobs(e, props) }))).toEqual({
      claim,
      code: "ERR_CANNOT_EXPRESS",
      relyingParty: "aws",
      where: "shop/Publisher",
      message,
    });
  });

  test("environment on gitlab.com, too", () => {
    expect(
      error(
        (e) => ({ assumedBy: mainJobs(e, { environment: "production" }) }),
        GitlabInstance.gitlabCom(),
      ),
    ).toEqual({
      claim: "environment",
      code: "ERR_CANNOT_EXPRESS",
      relyingParty: "aws",
      where: "shop/Publisher",
      message:
        "AWS cannot enforce environment: of gitlab.com's tokens it sees aud, sub, project_id, namespace_id, ref_protected, pipeline_source, runner_environment, user_access_level, user_id, user_login, user_email alone, and the subject does not carry it; fix: require environmentProtected or deploymentTier, which the subject can carry, or give notEnforced a reason; at shop/Publisher",
    });
  });

  test("more jobs than a policy has room for, unless the quota is raised", () => {
    const many = (count: number) => (e: Estate) => ({
      assumedBy: Array.from({ length: count }, (_, i) => e.web.jobs({ ref: branch(`r${i}`) })),
    });
    const refusedMany = (count: number, props: Props) => {
      const found = error((e) => ({ ...many(count)(e), ...props }));
      // How long the id is written before synth depends on cdktf's numbering.
      return { ...found, message: found?.message.replace(/has \d+ characters/, "is too long") };
    };
    expect(refusedMany(9, {})).toEqual({
      claim: "sub",
      code: "ERR_CANNOT_EXPRESS",
      relyingParty: "aws",
      where: "shop/Publisher",
      message:
        "the trust policy is too long, and AWS allows 2048; given: 9 statements; fix: split the trust into several roles, use a pattern, or set policySizeLimit: 4096 where the account's quota is raised; at shop/Publisher",
    });
    expect(error((e) => ({ ...many(9)(e), policySizeLimit: 4096 }))).toBeUndefined();
    expect(refusedMany(19, { policySizeLimit: 4096 }).message).toBe(
      "the trust policy is too long, and AWS allows 4096; given: 19 statements; fix: split the trust into several roles, or use a pattern; at shop/Publisher",
    );
  });
});
