import { expect, test } from "@jest/globals";
import { resolve } from "../../lib/terraform";
import { learned, learnedText } from "../../lib/terraform/learned";
import { at, plain, shown, stackOf } from "./fixture";

const resource = (type: string, values: Record<string, unknown>) =>
  stackOf({ resource: { [type]: { n: values } } }).resources[0]!;

test.each<[string, Record<string, unknown>, string, unknown]>([
  ["aws_iam_role", { name: "deploy" }, "id", "deploy"],
  ["aws_iam_role", { name: "deploy", id: "set" }, "id", "set"],
  ["aws_iam_role", {}, "id", undefined],
  ["aws_s3_bucket", { bucket: "b" }, "id", "b"],
  ["gitlab_project", { name: "web" }, "id", undefined],
  ["aws_iam_openid_connect_provider", { url: "https://gitlab.com" }, "url", "gitlab.com"],
  ["aws_iam_openid_connect_provider", { url: "gitlab.com" }, "url", "gitlab.com"],
  ["vault_jwt_auth_backend", { url: "https://gitlab.com" }, "url", "https://gitlab.com"],
])("%s %j read by %s", (type, values, name, expected) => {
  const found = learned(resource(type, values), name);
  expect(found?.learn(found.value)).toEqual(expected);
});

test("a condition key that names the provider's url is the one AWS has; a literal one is left as written", () => {
  const stack = resolve(
    stackOf({
      resource: {
        aws_iam_openid_connect_provider: { gitlab: { url: "https://gitlab.com" } },
        t: {
          n: {
            by_reference: "${aws_iam_openid_connect_provider.gitlab.url}:sub",
            literal: "https://gitlab.com:sub",
          },
        },
      },
    }),
  );
  expect(shown(at(stack, "t.n"), "by_reference")).toBe("gitlab.com:sub");
  expect(shown(at(stack, "t.n"), "literal")).toBe("https://gitlab.com:sub");
  expect(shown(at(stack, "aws_iam_openid_connect_provider.gitlab"), "url")).toBe(
    "https://gitlab.com",
  );
});

test("an unknown url stays unknown", () => {
  const found = learned(resource("aws_iam_openid_connect_provider", { url: "${x.y.z}" }), "url");
  expect(plain(found?.learn(found.value))).toEqual({ unknown: "${x.y.z}" });
});

test.each([
  ["https://gitlab.com:sub", "gitlab.com:sub"],
  ["gitlab.com:sub", "gitlab.com:sub"],
  ["https://gitlab.com", "https://gitlab.com"],
  ["https://gitlab.com:8443/x", "https://gitlab.com:8443/x"],
  ["https://gitlab.com.evil.example:sub", "https://gitlab.com.evil.example:sub"],
  ["https://vault.example.com:sub", "https://vault.example.com:sub"],
])("the planned text %s reads %s once the provider exists", (text, expected) => {
  const provider = {
    type: "aws_iam_openid_connect_provider",
    values: { url: "https://gitlab.com" },
  };
  const mount = { type: "vault_jwt_auth_backend", values: { url: "https://vault.example.com" } };
  expect(learnedText([mount, provider])?.(text)).toBe(expected);
});

test.each([["gitlab.com"], [undefined]])("a provider with the URL %s teaches nothing", (url) => {
  const provider = { type: "aws_iam_openid_connect_provider", values: { url } };
  expect(learnedText([provider])).toBeUndefined();
});
