import { describe, expect, test } from "@jest/globals";
import { trustPolicy, type TrustPolicyProps } from "../../../lib/constructs/aws/trust-policy";
import { refusal } from "../../support/synth";
import { freshEstate, mainJobs, trusting } from "./estate";

function policyOf(props: Partial<TrustPolicyProps> = {}): string {
  const e = freshEstate();
  const jobs = mainJobs(e);
  jobs.requireInSubject({ visible: [], notEnforced: [], by: "shop/Role" });
  const text = trustPolicy({
    account: e.account,
    jobs,
    notEnforced: {},
    policySizeLimit: 2048,
    where: "shop/Role",
    ...props,
  });
  return text.replace(e.web.projectId, "ID");
}

const condition = (sub: string) => ({
  StringEquals: {
    "gitlab.example.com:aud": "aws:111122223333",
    "gitlab.example.com:sub": sub,
  },
});

describe("trustPolicy", () => {
  test("asks for the account's audience and the subject of the jobs", () => {
    expect(policyOf()).toBe(
      trusting(
        "gitlab.example.com",
        condition("project_id:ID:ref_type:branch:ref:main:ref_protected:true"),
      ),
    );
  });

  test("leaves a claim free that is not enforced", () => {
    expect(policyOf({ notEnforced: { ref: "any branch" } })).toBe(
      trusting("gitlab.example.com", {
        StringEquals: { "gitlab.example.com:aud": "aws:111122223333" },
        StringLike: {
          "gitlab.example.com:sub": "project_id:ID:ref_type:branch:ref:*:ref_protected:true",
        },
      }),
    );
  });

  test("refuses with the construct path what the subject does not carry", () => {
    const e = freshEstate();
    expect(refusal(() => policyOf({ account: e.account, jobs: mainJobs(e) }))).toEqual({
      code: "ERR_CANNOT_EXPRESS",
      where: "shop/Role",
      message:
        "AWS cannot enforce project_id: of this issuer's tokens it sees aud, sub alone, and the subject does not carry it; fix: put project_id into the project's subject template (now project_path, ref_type, ref; GitLab 19.2 or newer), or give notEnforced a reason; at shop/Role",
    });
  });
});
