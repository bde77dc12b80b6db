import { expect, test } from "@jest/globals";
import { awsCiJob } from "../../../lib/constructs/aws/ci-job";
import { refusal } from "../../support/synth";
import { freshEstate } from "./estate";

const ARN = "arn:aws:iam::111122223333:role/p";

test("hands the token to the AWS tools as a file outside the project folder", () => {
  expect(awsCiJob("p", ARN, freshEstate().account, "shop/P")).toEqual({
    name: "p",
    at: "111122223333",
    identity: ARN,
    audience: "aws:111122223333",
    tokenVariable: "AWS_ID_TOKEN",
    variables: {
      AWS_ROLE_ARN: ARN,
      AWS_ROLE_SESSION_NAME: "gitlab-$CI_PROJECT_ID-$CI_PIPELINE_ID-$CI_JOB_ID",
      AWS_WEB_IDENTITY_TOKEN_FILE: "$CI_PROJECT_DIR.tmp/aws-id-token-$CI_JOB_ID",
      AWS_REGION: "eu-central-1",
    },
    script: [
      `(umask 077 && mkdir -p "$CI_PROJECT_DIR.tmp" && printf '%s' "$AWS_ID_TOKEN" > "$AWS_WEB_IDENTITY_TOKEN_FILE")`,
    ],
  });
});

test("refuses an ARN that GitLab would expand", () => {
  expect(refusal(() => awsCiJob("p", `${ARN}$X`, freshEstate().account, "shop/P"))).toEqual({
    code: "ERR_PROP",
    where: "shop/P",
    message: `roleArn has a $, which GitLab would expand; given: "${ARN}$X"; at shop/P`,
  });
});
