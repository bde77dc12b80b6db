import { BranchProtection } from "@cdktf/provider-gitlab/lib/branch-protection";
import { Group } from "@cdktf/provider-gitlab/lib/group";
import { Project } from "@cdktf/provider-gitlab/lib/project";
import { GitlabProvider } from "@cdktf/provider-gitlab/lib/provider";
import { TagProtection } from "@cdktf/provider-gitlab/lib/tag-protection";
import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformOutput, TerraformStack, Token } from "cdktf";
import { measured, PROJECTS } from "./fleet";
import { permissions } from "./permissions";

const HOST = "gitlab.example.com";
const ACCOUNT = "111122223333";
const PROVIDER_ARN = `arn:aws:iam::${ACCOUNT}:oidc-provider/${HOST}`;

measured((outdir) => {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "fleet");
  new GitlabProvider(stack, "GitLab", {
    baseUrl: `https://${HOST}/api/v4/`,
    earlyAuthCheck: false,
  });
  const provider = new AwsProvider(stack, "Aws", {
    alias: "Account",
    region: "eu-central-1",
    allowedAccountIds: [ACCOUNT],
  });
  const oidc = new IamOpenidConnectProvider(stack, "Oidc", {
    provider,
    url: `https://${HOST}`,
    clientIdList: [`aws:${ACCOUNT}`],
  });
  const group = new Group(stack, "Group", {
    name: "fleet",
    path: "fleet",
    visibilityLevel: "private",
  });
  for (let i = 0; i < PROJECTS; i++) {
    const project = new Project(stack, `p${i}`, {
      name: `p${i}`,
      path: `p${i}`,
      namespaceId: Token.asNumber(group.id),
      visibilityLevel: "private",
      ciIdTokenSubClaimComponents: ["project_id", "ref_type", "ref", "ref_protected"],
    });
    const id = project.id;
    const protect = (branch: string, merge: string): void => {
      new BranchProtection(stack, `p${i}-${branch}`, {
        project: id,
        branch,
        pushAccessLevel: "no one",
        mergeAccessLevel: merge,
      });
    };
    protect("main", "maintainer");
    protect("staging", "developer");
    new TagProtection(stack, `p${i}-tags`, {
      project: id,
      tag: "v*",
      createAccessLevel: "maintainer",
      lifecycle: { createBeforeDestroy: true },
    });
    for (const [name, operator, subject] of [
      ["deploy", "StringEquals", `project_id:${id}:ref_type:branch:ref:main:ref_protected:true`],
      ["stage", "StringEquals", `project_id:${id}:ref_type:branch:ref:staging:ref_protected:true`],
      ["release", "StringLike", `project_id:${id}:ref_type:tag:ref:v*:ref_protected:true`],
    ] as const) {
      const roleName = `p${i}-${name}`;
      const role = new IamRole(stack, roleName, {
        provider,
        name: roleName,
        path: "/",
        description: `${name} of p${i}`,
        maxSessionDuration: 3600,
        assumeRolePolicy: trust(operator, subject),
        dependsOn: [oidc],
      });
      new IamRolePolicy(stack, `${roleName}-permissions`, {
        provider,
        name: "permissions",
        role: role.name,
        policy: permissions(`p${i}/${name}`),
      });
      new TerraformOutput(stack, `${roleName}-arn`, {
        value: `arn:aws:iam::${ACCOUNT}:role/${roleName}`,
        description: `ARN of ${roleName} for AWS_ROLE_ARN`,
      });
    }
  }
  app.synth();
});

function trust(operator: string, subject: string): string {
  const conditions: Record<string, Record<string, string>> = {
    StringEquals: { [`${HOST}:aud`]: `aws:${ACCOUNT}` },
  };
  conditions[operator] = { ...conditions[operator], [`${HOST}:sub`]: subject };
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: PROVIDER_ARN },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: conditions,
      },
    ],
  });
}
