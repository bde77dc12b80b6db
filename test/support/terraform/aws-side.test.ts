import { describe, expect, test } from "@jest/globals";
import { awsSide } from "./aws-side";
import { chainStack, providerStack } from "./stacks";
import type { StackJson } from "./stack-json";

const ENDPOINT = "http://127.0.0.1:1";
const described = (text: string, further: Readonly<Record<string, unknown>> = {}): StackJson => ({
  ...providerStack(),
  resource: { aws_iam_role: { r: { description: text, ...further } } },
});
const roleOf = (stack: StackJson) => awsSide(stack, ENDPOINT).resource?.["aws_iam_role"]?.["r"];

describe("the AWS side of a stack", () => {
  test("has AWS resources and the AWS provider alone", () => {
    const side = awsSide(chainStack(), ENDPOINT);
    expect(Object.keys(side.resource ?? {})).toEqual([
      "aws_iam_openid_connect_provider",
      "aws_iam_role",
    ]);
    expect(side.data).toBeUndefined();
    expect(side.terraform).toEqual({ required_providers: { aws: { source: "aws" } } });
    expect(Object.keys(side.provider ?? {})).toEqual(["aws"]);
    expect(side.output?.["group"]).toEqual({ value: "ad_group-developers-dn" });
  });

  test.each([
    ["project_id:${gitlab_project.web.id}", /^project_id:\d{6}$/],
    ["${tonumber(gitlab_project.web.id)}", /^\$\{tonumber\("\d{6}"\)\}$/],
    ["${data.gitlab_project.web[0].id}", /^\d{6}$/],
    ["${gitlab_project.web.path}", /^gitlab_project-web-path$/],
    ["${aws_iam_role.other.arn}", /^\$\{aws_iam_role\.other\.arn\}$/],
    ["$${gitlab_project.web.id}", /^\$\$\{gitlab_project\.web\.id\}$/],
  ])("the text %s", (text, expected) => {
    expect(roleOf(described(text))?.["description"]).toMatch(expected);
  });

  test("has the emulated account in ARNs, and only there", () => {
    const role = roleOf(described("arn:aws-us-gov:iam::111122223333:role/x 111122223333"));
    expect(role?.["description"]).toBe("arn:aws-us-gov:iam::123456789012:role/x 111122223333");
  });

  test("depends on AWS resources alone", () => {
    const role = roleOf(
      described("x", { depends_on: ["gitlab_project.web", "aws_iam_role.other"] }),
    );
    expect(role?.["depends_on"]).toEqual(["aws_iam_role.other"]);
  });

  test("keeps alias and region of each provider and nothing that needs an account", () => {
    const provider = {
      aws: [{ region: "eu-west-1", alias: "b", assume_role: [{ role_arn: "x" }], profile: "p" }],
    };
    const [aws] = awsSide({ ...providerStack(), provider }, ENDPOINT).provider?.[
      "aws"
    ] as readonly object[];
    expect(aws).toMatchObject({
      region: "eu-west-1",
      alias: "b",
      skip_requesting_account_id: true,
    });
    expect(aws).not.toHaveProperty("assume_role");
    expect(aws).not.toHaveProperty("profile");
  });
});
