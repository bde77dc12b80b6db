import { expect, test } from "@jest/globals";
import { awsCiJob } from "../../../lib/constructs/aws/ci-job";
import { renderCiFragment } from "../../../lib/constructs/gitlab/ci-fragment";
import type { CiJob } from "../../../lib/constructs/gitlab";
import { freshEstate } from "../aws/estate";

const { account } = freshEstate();
const aws = (name: string): CiJob =>
  awsCiJob(name, `arn:aws:iam::111122223333:role/${name}`, account, "shop");

test("one hidden job per role, in the order of their names, without a stored secret", () => {
  expect(renderCiFragment("shop", [aws("b"), aws("a")])).toBe(
    `# Roles of stack shop for .gitlab-ci.yml, written at synth. A job extends the one of its role:
#   extends: .a
# A job with a before_script of its own, or with several roles, starts it with !reference [.<role>, before_script].
${["a", "b"]
  .map(
    (name) => `
.${name}:
  id_tokens:
    AWS_ID_TOKEN:
      aud: "aws:111122223333"
  variables:
    AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/${name}"
    AWS_ROLE_SESSION_NAME: "gitlab-$CI_PROJECT_ID-$CI_PIPELINE_ID-$CI_JOB_ID"
    AWS_WEB_IDENTITY_TOKEN_FILE: "$CI_PROJECT_DIR.tmp/aws-id-token-$CI_JOB_ID"
    AWS_REGION: "eu-central-1"
  before_script:
    - (umask 077 && mkdir -p "$CI_PROJECT_DIR.tmp" && printf '%s' "$AWS_ID_TOKEN" > "$AWS_WEB_IDENTITY_TOKEN_FILE")
`,
  )
  .join("")}`,
  );
});

test("a job without variables or lines of its own asks for the token alone", () => {
  const bare: CiJob = {
    name: "store",
    at: "store.example.com",
    identity: "store",
    audience: "https://store.example.com",
    tokenVariable: "STORE_ID_TOKEN",
    variables: {},
    script: [],
  };
  expect(renderCiFragment("shop", [bare]).split("\n\n")[1]).toBe(
    `.store:
  id_tokens:
    STORE_ID_TOKEN:
      aud: "https://store.example.com"
`,
  );
});

test("roles of two accounts that share a name are told apart by account", () => {
  const text = renderCiFragment("shop", [
    { ...aws("publisher"), at: "222222222222" },
    { ...aws("publisher"), at: "111111111111" },
    aws("reader"),
  ]);
  expect(text.match(/^\..*:$/gm)).toEqual([
    ".publisher-111111111111:",
    ".publisher-222222222222:",
    ".reader:",
  ]);
});
