import { expect, test } from "@jest/globals";
import { audienceMissing } from "../../../lib/guardrails/rules/trust-audience-missing";
import { findingsOf, inputFrom, onGitlabCom, roleResources, tight } from "../../support/input";

const CONDITIONS = {
  StringEquals: { "gitlab.com:sub": "project_path:shop/web:ref_type:branch:ref:main" },
};
const role = (audiences: readonly string[] | undefined, conditions: object = CONDITIONS) => {
  const { aws_iam_role = {} } = roleResources({ conditions });
  return inputFrom(
    onGitlabCom({
      aws_iam_role,
      ...(audiences === undefined
        ? {}
        : {
            aws_iam_openid_connect_provider: {
              x: { url: "https://gitlab.com", client_id_list: audiences },
            },
          }),
    }),
  );
};

test.each([
  [
    "one audience is registered",
    role(["aws"]),
    [
      "info aws_iam_role.deploy: deploy accepts a token whatever audience it was minted for, as long as it is registered (aws)",
    ],
  ],
  [
    "two audiences are registered",
    role(["aws", "vault"]),
    [
      "warning aws_iam_role.deploy: deploy accepts a token whatever audience it was minted for, as long as it is registered (aws, vault)",
    ],
  ],
  [
    "the provider is not in the input",
    role(undefined),
    ["warning aws_iam_role.deploy: deploy accepts a token whatever audience it was minted for"],
  ],
  ["the audience is named", role(["aws", "vault"], tight()), []],
])("%s", (_name, input, expected) => {
  expect(findingsOf(audienceMissing, input)).toEqual(expected);
});
