import type { StackJson } from "./stack-json";

/** Small hand-made stacks for the tests of the test support. */

const HOST = "gitlab.example.com";

export const LITERAL_ARN = `arn:aws:iam::123456789012:oidc-provider/${HOST}`;
export const ARN_REFERENCE = "${aws_iam_openid_connect_provider.gitlab.arn}";

/** A trust policy for one subject, as text. */
export const trustPolicy = (provider: string, subject: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: provider },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: { [`${HOST}:aud`]: `https://${HOST}`, [`${HOST}:sub`]: subject },
        },
      },
    ],
  });

/** An OIDC provider. */
export function providerStack(): StackJson {
  return {
    terraform: { required_providers: { aws: { source: "aws", version: "6.25.0" } } },
    provider: { aws: [{ region: "eu-central-1" }] },
    resource: {
      aws_iam_openid_connect_provider: {
        gitlab: { url: `https://${HOST}`, client_id_list: [`https://${HOST}`] },
      },
    },
  };
}

/** An OIDC provider and a role that trusts it. */
export function roleStack(role: Readonly<Record<string, unknown>> = {}): StackJson {
  const base = providerStack();
  return {
    ...base,
    resource: {
      ...base.resource,
      aws_iam_role: {
        deploy: {
          name: "deploy",
          assume_role_policy: trustPolicy(
            LITERAL_ARN,
            "project_path:acme/web:ref_type:branch:ref:main",
          ),
          depends_on: ["aws_iam_openid_connect_provider.gitlab"],
          ...role,
        },
      },
    },
    output: { role: { value: "${aws_iam_role.deploy.arn}" } },
  };
}

/** The whole chain: a directory group, a GitLab group linked to it, a protected project, and a role for its jobs. */
export function chainStack(): StackJson {
  const aws = roleStack({
    assume_role_policy: trustPolicy(
      LITERAL_ARN,
      "project_id:${gitlab_project.web.id}:ref_protected:true",
    ),
  });
  return {
    terraform: {
      backend: { local: { path: "/nowhere/terraform.tfstate" } },
      required_providers: {
        ad: { source: "ad", version: "0.4.4" },
        aws: { source: "aws", version: "6.25.0" },
        gitlab: { source: "gitlabhq/gitlab", version: "18.6.1" },
      },
    },
    variable: { password: { type: "string", sensitive: true } },
    provider: {
      ...aws.provider,
      ad: [
        { winrm_hostname: "dc1", winrm_username: "terraform", winrm_password: "${var.password}" },
      ],
      gitlab: [{ base_url: `https://${HOST}/api/v4` }],
    },
    data: { gitlab_group: { parent: { full_path: "acme" } } },
    resource: {
      ...aws.resource,
      ad_group: {
        developers: {
          name: "developers",
          sam_account_name: "developers",
          container: "OU=Groups,DC=example,DC=com",
        },
      },
      ad_user: { ada: { display_name: "Ada", principal_name: "ada", sam_account_name: "ada" } },
      ad_group_membership: {
        developers: { group_id: "${ad_group.developers.id}", group_members: ["${ad_user.ada.id}"] },
      },
      gitlab_group: {
        web: { name: "web", path: "web", parent_id: "${data.gitlab_group.parent.group_id}" },
      },
      gitlab_group_ldap_link: {
        web: {
          group: "${gitlab_group.web.id}",
          cn: "${ad_group.developers.name}",
          group_access: "developer",
          ldap_provider: "ldapmain",
        },
      },
      gitlab_project: { web: { name: "web", namespace_id: "${gitlab_group.web.id}" } },
      gitlab_branch_protection: {
        main: {
          project: "${gitlab_project.web.id}",
          branch: "main",
          allowed_to_push: [{ user_id: 7 }],
        },
      },
    },
    output: { ...aws.output, group: { value: "${ad_group.developers.dn}" } },
  };
}
