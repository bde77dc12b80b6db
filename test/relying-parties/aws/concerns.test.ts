import { expect, test } from "@jest/globals";
import { concernsTokens } from "../../../lib/relying-parties/aws/concerns";
import { decodeTemplate, UNKNOWN, type Value } from "../../../lib/terraform";
import { arn, documentOf, policy, stackOf, statement } from "../../support/aws";

const stack = stackOf({
  resource: {
    aws_iam_openid_connect_provider: {
      hub: { url: "https://token.actions.githubusercontent.com" },
    },
  },
});
const reference = (name: string) => ({
  Federated: decodeTemplate(`\${aws_iam_openid_connect_provider.${name}.arn}`),
});

test.each<[string, Value, boolean, boolean]>([
  // policy, as a role's, as a document's
  ["a GitLab trust", policy(statement()), true, true],
  [
    "a provider under the wrong action, which never matches",
    policy(statement({ Action: "sts:AssumeRole" })),
    true,
    true,
  ],
  [
    "a malformed federated principal",
    policy(statement({ Principal: { Federated: "gitlab.com" } })),
    true,
    true,
  ],
  ["everybody by web identity", policy(statement({ Principal: "*" })), true, true],
  [
    "everybody by another action",
    policy(statement({ Principal: "*", Action: "sts:AssumeRole" })),
    false,
    false,
  ],
  [
    "all but some",
    policy({ Effect: "Allow", NotPrincipal: { AWS: "x" }, Action: "sts:*" }),
    true,
    true,
  ],
  [
    "a service",
    policy(statement({ Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" })),
    false,
    false,
  ],
  [
    "GitHub",
    policy(statement({ Principal: { Federated: arn("token.actions.githubusercontent.com") } })),
    false,
    false,
  ],
  ["GitHub by reference", policy(statement({ Principal: reference("hub") })), false, false],
  ["some provider by reference", policy(statement({ Principal: reference("x") })), true, true],
  ["nothing known", UNKNOWN, true, false],
  ["no principal", policy({ Effect: "Allow", Action: "sts:*" }), true, false],
  ["permissions", policy({ Effect: "Allow", Action: "s3:*", Resource: "*" }), false, false],
])("%s", (_, given, role, document) => {
  expect(concernsTokens(documentOf(given, stack), "role")).toBe(role);
  expect(concernsTokens(documentOf(given, stack), "document")).toBe(document);
});

test("gaps of a role may hold anything", () => {
  const other = policy(statement({ Principal: { Service: "x" }, Action: "sts:AssumeRole" }));
  const gaps = [{ code: "unknown-value", message: "x" }] as const;
  expect(concernsTokens({ ...documentOf(other), gaps }, "role")).toBe(true);
  expect(concernsTokens({ ...documentOf(other), gaps }, "document")).toBe(false);
});
