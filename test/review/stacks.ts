import { readStack, type Stack } from "../../lib/terraform";

const PROVIDER = "arn:aws:iam::111122223333:oidc-provider/gitlab.example.com";

/** The configuration of one role whose trust wants the given subject, as cdktf writes it. */
export function roleJson(subject: string, name = "shop", role = "web"): object {
  const policy = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "sts:AssumeRoleWithWebIdentity",
        Principal: { Federated: PROVIDER },
        Condition: {
          [subject.includes("*") ? "StringLike" : "StringEquals"]: {
            "gitlab.example.com:sub": subject,
            "gitlab.example.com:aud": "https://aws.example.com",
          },
        },
      },
    ],
  };
  return {
    "//": { metadata: { stackName: name } },
    provider: {
      gitlab: [{ base_url: "https://gitlab.example.com" }],
      aws: [{ region: "eu-central-1" }],
    },
    resource: {
      gitlab_project: { web: { name: "web", path: "web", namespace_id: 5 } },
      aws_iam_openid_connect_provider: {
        gitlab: { url: "https://gitlab.example.com", client_id_list: ["https://aws.example.com"] },
      },
      aws_iam_role: {
        [role]: {
          name: role,
          assume_role_policy: JSON.stringify(policy),
          "//": { metadata: { path: `${name}/Role/Resource`, uniqueId: role } },
        },
      },
    },
  };
}

/** `roleJson`, read. */
export function roleStack(subject: string, name = "shop", role = "web"): Stack {
  return readStack(roleJson(subject, name, role), { name, file: `out/stacks/${name}/cdk.tf.json` });
}

/** The claims of a job of `shop/web` on protected `main`. */
export function claims(
  others: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    iss: "https://gitlab.example.com",
    aud: "https://aws.example.com",
    sub: "project_path:shop/web:ref_type:branch:ref:main",
    project_path: "shop/web",
    project_id: "4711",
    ref_type: "branch",
    ref: "main",
    ref_protected: "true",
    ...others,
  };
}

export const MAIN = "project_path:shop/web:ref_type:branch:ref:main";
