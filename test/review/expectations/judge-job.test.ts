import { describe, expect, test } from "@jest/globals";
import type { Asking } from "../../../lib/review/expectations/expectation";
import { judgeJob } from "../../../lib/review/expectations/judge-job";
import { inputOf } from "../../../lib/review/input";
import { claims, MAIN, roleStack } from "../stacks";
import { awsRole } from "../../support/access/stacks";
import { version } from "../diff/versions";
import { byId } from "./by-id";

const TIGHT = inputOf([roleStack(MAIN)]);
const BY_ID = byId();

function judged(asking: Asking, becomes: boolean, refusedBy?: string, input = TIGHT) {
  const more = refusedBy === undefined ? {} : { refusedBy };
  const expectation = {
    name: "n",
    kind: "job",
    asking,
    identity: "web",
    becomes,
    ...more,
  } as const;
  return judgeJob(expectation, input.identities[0]!, input);
}

const RELEASE = { job: { project_path: "shop/web", ref_type: "branch", ref: "main" } };
const PREVIEW = { job: { project_path: "shop/web", ref: "feature/x" } };

describe("judgeJob", () => {
  test("a job that gets in, by the audience it may ask for", () => {
    expect(judged(RELEASE, true)).toEqual({ passed: true, message: "the job becomes web" });
    expect(judged(RELEASE, false)).toEqual({ passed: false, message: "the job becomes web" });
  });

  test("a job that does not", () => {
    const message = 'web refuses the job: ref: expected "main", received "feature/x"';
    expect(judged(PREVIEW, false)).toEqual({ passed: true, message });
    expect(judged(PREVIEW, true)).toEqual({ passed: false, message });
  });

  test("by the claim that it must be, and by no other", () => {
    expect(judged(PREVIEW, false, "ref").passed).toBe(true);
    expect(judged(PREVIEW, false, "ref_type")).toEqual({
      passed: false,
      message:
        'web refuses the job: ref: expected "main", received "feature/x"; it must be refused by ref_type alone',
    });
  });

  test("what an expectation leaves open does not keep a job out", () => {
    const job = { project_path: "shop/web", ref_type: "tag" };
    expect(judged({ job }, false).passed).toBe(true);
    expect(judged({ job: { ref: "main" } }, false)).toEqual({
      passed: false,
      message:
        'a job with these claims and project_path "shop/web", ref_type "branch" may become web: state what it has',
    });
  });

  test("a token as it is", () => {
    expect(judged({ token: claims() }, true).passed).toBe(true);
    expect(judged({ token: claims({ aud: "other" }) }, false, "aud").passed).toBe(true);
    expect(judged({ token: {} }, false).passed).toBe(true);
  });

  test("a pipeline of a usual kind", () => {
    const pipeline = { kind: "push", project: "shop/web" } as const;
    expect(judged({ pipeline }, true).passed).toBe(true);
    expect(
      judged({ pipeline: { ...pipeline, kind: "tag-named-as-branch" } }, false, "ref_type").passed,
    ).toBe(true);
  });

  test("a pipeline of a project whose id nobody tells may have the one that the trust names", () => {
    const pipeline = { kind: "push", project: "shop/web" } as const;
    const byNumber = version(
      {
        deploy: {
          ...awsRole("deploy", {
            StringEquals: { project_id: "4711", aud: "aws" },
            StringLike: { sub: "*:ref:main" },
          }),
        },
      },
      {},
    );
    const { passed, message } = judged(
      { pipeline: { ...pipeline, project: "a/b" } },
      false,
      undefined,
      byNumber,
    );
    expect(message).toBe(
      'a job with these claims and project_id "4711" may become deploy: state what it has',
    );
    expect(passed).toBe(false);
    const elsewhere = { ...pipeline, kind: "feature-branch", project: "a/b" } as const;
    expect(judged({ pipeline: elsewhere }, false, undefined, byNumber).passed).toBe(true);
    const foreign = { ...pipeline, kind: "fork", project: "a/b" } as const;
    expect(judged({ pipeline: foreign }, false, undefined, byNumber).passed).toBe(true);
  });

  test("what is not known before apply never passes", () => {
    const sub = "project_id:4711:ref_type:branch:ref:main";
    const token = claims({ iss: "https://gitlab.com", aud: "aws", sub });
    for (const becomes of [true, false]) {
      const { passed, message } = judged({ token }, becomes, undefined, BY_ID);
      expect(passed).toBe(false);
      expect(message).toMatch(/^deploy cannot be decided: .*not known before apply/);
    }
    const job = { ...RELEASE.job, project_id: "4711" };
    expect(judged({ job }, false, undefined, BY_ID)).toEqual({
      passed: false,
      message:
        'deploy cannot be decided: project_id: expected "${gitlab_project.web.id}" (not known before apply), received "4711"',
    });
  });

  test("a project that is not created yet is known by its reference", () => {
    expect(judged(RELEASE, true, undefined, BY_ID).passed).toBe(true);
    expect(judged(PREVIEW, false, "ref", BY_ID).passed).toBe(true);
  });
});
