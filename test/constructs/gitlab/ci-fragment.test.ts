import { expect, test } from "@jest/globals";
import { renderCiFragment } from "../../../lib/constructs/gitlab/ci-fragment";

test("one hidden job per role, in the order of their names, without a stored secret", () => {
  const job = { audience: "https://aws.example.com", roleArn: "arn:aws:iam::111122223333:role/b" };
  expect(
    renderCiFragment("shop", [
      { ...job, name: "b" },
      { ...job, name: "a", region: "eu-central-1" },
    ]),
  ).toBe(
    `# Roles of stack shop for .gitlab-ci.yml, written at synth. A job extends the one of its role:
#   extends: .a
# A job with a before_script of its own starts it with !reference [.<role>, before_script].

.a:
  id_tokens:
    AWS_ID_TOKEN:
      aud: "https://aws.example.com"
  variables:
    AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/b"
    AWS_ROLE_SESSION_NAME: "gitlab-$CI_PROJECT_ID-$CI_PIPELINE_ID-$CI_JOB_ID"
    AWS_WEB_IDENTITY_TOKEN_FILE: "$CI_PROJECT_DIR.tmp/aws-id-token-$CI_JOB_ID"
    AWS_REGION: "eu-central-1"
  before_script:
    - (umask 077 && mkdir -p "$CI_PROJECT_DIR.tmp" && printf '%s' "$AWS_ID_TOKEN" > "$AWS_WEB_IDENTITY_TOKEN_FILE")

.b:
  id_tokens:
    AWS_ID_TOKEN:
      aud: "https://aws.example.com"
  variables:
    AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/b"
    AWS_ROLE_SESSION_NAME: "gitlab-$CI_PROJECT_ID-$CI_PIPELINE_ID-$CI_JOB_ID"
    AWS_WEB_IDENTITY_TOKEN_FILE: "$CI_PROJECT_DIR.tmp/aws-id-token-$CI_JOB_ID"
  before_script:
    - (umask 077 && mkdir -p "$CI_PROJECT_DIR.tmp" && printf '%s' "$AWS_ID_TOKEN" > "$AWS_WEB_IDENTITY_TOKEN_FILE")
`,
  );
});

test("roles of two accounts that share a name are told apart by account", () => {
  const job = { name: "publisher", audience: "a" };
  const text = renderCiFragment("shop", [
    { ...job, roleArn: "arn:aws:iam::222222222222:role/publisher" },
    { ...job, roleArn: "arn:aws:iam::111111111111:role/publisher" },
    { ...job, name: "reader", roleArn: "arn:aws:iam::111111111111:role/reader" },
  ]);
  expect(text.match(/^\..*:$/gm)).toEqual([
    ".publisher-111111111111:",
    ".publisher-222222222222:",
    ".reader:",
  ]);
});
