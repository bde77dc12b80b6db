import { expect, test } from "@jest/globals";
import { audienceShared } from "../../../lib/guardrails/rules/trust-audience-shared";
import { findingsOf, inputFrom, inputFromStacks, onGitlabCom } from "../../support/input";

const provider = (url: string, ...client_id_list: readonly string[]) => ({ url, client_id_list });
const vault = (audience: string, backend = "gitlab") => ({
  vault_jwt_auth_backend_role: {
    x: { backend, role_name: "x", bound_audiences: [audience], user_claim: "project_id" },
  },
});
const aws = (audience: string) => ({
  aws_iam_openid_connect_provider: { x: provider("https://gitlab.com", audience) },
});

test("two parties accept one audience", () => {
  const input = inputFrom(onGitlabCom({ ...aws("shared"), ...vault("shared") }));
  expect(findingsOf(audienceShared, input)).toEqual([
    "warning aws_iam_openid_connect_provider.x: the audience shared is accepted here and by vault_jwt_auth_backend_role.x: a token for one is good at the other",
    "warning vault_jwt_auth_backend_role.x: the audience shared is accepted here and by aws_iam_openid_connect_provider.x: a token for one is good at the other",
  ]);
});

test("two accounts in two stacks accept one audience", () => {
  const input = inputFromStacks({ a: onGitlabCom(aws("shared")), b: onGitlabCom(aws("shared")) });
  expect(findingsOf(audienceShared, input)).toHaveLength(2);
});

test("the URL of GitLab is told", () => {
  expect(findingsOf(audienceShared, inputFrom(onGitlabCom(aws("https://gitlab.com"))))).toEqual([
    "info aws_iam_openid_connect_provider.x: the audience is the URL of GitLab, which many jobs put into tokens for other purposes",
  ]);
});

test("each party has its own, and roles of one Vault mount are one party", () => {
  const two = vault("vault").vault_jwt_auth_backend_role.x;
  const input = inputFrom(
    onGitlabCom({ ...aws("aws"), vault_jwt_auth_backend_role: { x: two, y: two } }),
  );
  expect(findingsOf(audienceShared, input)).toEqual([]);
});
