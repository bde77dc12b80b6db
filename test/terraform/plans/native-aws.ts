/** Pieces of native configuration for AWS. */

const OIDC = "aws_iam_openid_connect_provider.gitlab";
const subject = (group: string) => `project_path:${group}/app:ref_type:branch:ref:main`;

export const SUBJECT = subject("acme");
export const ARN = `${OIDC}.arn`;
export const URL = `\${${OIDC}.url}`;

/** The OIDC provider `gitlab`. */
export const PROVIDER = `
resource "aws_iam_openid_connect_provider" "gitlab" {
  url            = "https://gitlab.com"
  client_id_list = ["https://gitlab.com"]
}
`;

/** One condition block; values as an expression. */
export const condition = (variable: string, values: string) => `
    condition {
      test     = "StringEquals"
      variable = "${variable}"
      values   = ${values}
    }
`;

/** The conditions for the audience and for one subject, under keys with that prefix. */
export const conditions = (prefix: string, sub = SUBJECT) =>
  condition(`${prefix}:aud`, '["https://gitlab.com"]') + condition(`${prefix}:sub`, `["${sub}"]`);

export const principal = (type: string, identifier: string) => `
    principals {
      type        = "${type}"
      identifiers = [${identifier}]
    }
`;

/** A statement for tokens of the provider, by default for the main branch of one project. */
export const statement = (conditionBlocks = conditions(URL), identifier = ARN) => `
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]
    ${principal("Federated", identifier)}
    ${conditionBlocks}
  }
`;

export const document = (name: string, body = statement()) => `
data "aws_iam_policy_document" "${name}" {
  ${body}
}
`;

export const role = (name: string, policy: string, more = "") => `
resource "aws_iam_role" "${name}" {
  name               = "${name}"
  assume_role_policy = ${policy}
  ${more}
}
`;

/** A role with the document of the same name. */
export const roleBy = (name: string, index = "", more = "") =>
  role(name, `data.aws_iam_policy_document.${name}${index}.json`, more);

/** A trust policy as a text of JSON in which Terraform fills in references. */
export const policyText = (federated: string, key: string, sub = SUBJECT) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: federated },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: { StringEquals: { [`${key}:aud`]: "https://gitlab.com", [`${key}:sub`]: sub } },
      },
    ],
  });

/** A text of several lines, which ends in a line break. */
export const heredoc = (text: string) => `<<EOT\n${text}\nEOT\n`;
