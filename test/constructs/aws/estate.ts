import {
  AwsAccount,
  type AwsAccountProps,
  AwsRole,
  type AwsRoleProps,
} from "../../../lib/constructs/aws";
import {
  branch,
  type FederationStack,
  GitlabGroup,
  type GitlabInstance,
  GitlabProject,
  type JobsProps,
} from "../../../lib/constructs/gitlab";
import { freshStack, synthesized } from "../../support/synth";

/** A project with its account, as the tests of roles need it. */
export interface Estate {
  readonly stack: FederationStack;
  readonly group: GitlabGroup;
  readonly web: GitlabProject;
  readonly account: AwsAccount;
}

export function estate(stack: FederationStack, props: Partial<AwsAccountProps> = {}): Estate {
  const group = new GitlabGroup(stack, "Shop", { path: "shop" });
  const web = new GitlabProject(stack, "Web", { group, path: "web" });
  const account = new AwsAccount(stack, "Production", {
    accountId: "111122223333",
    region: "eu-central-1",
    ...props,
  });
  return { stack, group, web, account };
}

export function freshEstate(gitlab?: GitlabInstance): Estate {
  return estate(freshStack(gitlab).stack);
}

/** Jobs on the protected main. */
export function mainJobs({ web }: Estate, props: Partial<JobsProps> = {}) {
  return web.jobs({ ref: branch("main"), ...props });
}

/** Synthesizes an estate with what `build` adds to it; returns the resources. */
export function resources(
  build: (estate: Estate) => void,
  { gitlab, ...account }: Partial<AwsAccountProps> & { readonly gitlab?: GitlabInstance } = {},
): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  return synthesized((stack) => build(estate(stack, account)), gitlab).resource ?? {};
}

const ACTION = "sts:AssumeRoleWithWebIdentity";

/** Text of a trust policy with one statement for each of the conditions. */
export function trusting(host: string, ...conditions: readonly object[]): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: conditions.map((Condition) => ({
      Effect: "Allow",
      Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${host}` },
      Action: ACTION,
      Condition,
    })),
  });
}

export const HOST = "gitlab.example.com";
export const AUD = { [`${HOST}:aud`]: "aws:111122223333" };
/** Subject of the jobs on the protected main. */
export const SUB =
  "project_id:${gitlab_project.Web.id}:ref_type:branch:ref:main:ref_protected:true";
export const MAIN = { StringEquals: { ...AUD, [`${HOST}:sub`]: SUB } };

/** What `publisher` writes by default. */
export const ROLE = {
  assume_role_policy: trusting(HOST, MAIN),
  depends_on: ["aws_iam_openid_connect_provider.Production_OidcProvider_12EFD66E"],
  description: "uploads builds",
  max_session_duration: 3600,
  name: "Publisher",
  path: "/",
  provider: "aws.Production",
};

/** A role for the jobs on the protected main, with other properties where given. */
export function publisher(e: Estate, props: Partial<AwsRoleProps> = {}): AwsRole {
  return new AwsRole(e.stack, "Publisher", {
    account: e.account,
    assumedBy: mainJobs(e),
    because: "uploads builds",
    ...props,
  });
}

/** The roles of a synthesized estate. */
export function roles(
  build: (e: Estate) => void,
  options?: Parameters<typeof resources>[1],
): Readonly<Record<string, unknown>> | undefined {
  return resources(build, options)["aws_iam_role"];
}
