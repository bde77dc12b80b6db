import { expect, test } from "@jest/globals";
import { audienceShared } from "../../../lib/guardrails/rules/trust-audience-shared";
import { exact, trustOf } from "../../../lib/core";
import {
  findingsOf,
  identity,
  inputFrom,
  inputFromStacks,
  inputWith,
  onGitlabCom,
} from "../../support/input";

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

const entra = (audience: string, application = "a") => ({
  application_id: `/applications/${application}`,
  display_name: application,
  audiences: [audience],
  issuer: "https://gitlab.com",
  subject: "x",
});
const EXACT = "azuread_application_federated_identity_credential";

test("credentials of one Entra tenant are one party, whoever holds them", () => {
  const credentials = { x: entra("shared"), y: entra("shared", "b") };
  const identity = { ...entra("shared"), audience: ["shared"], parent_id: "/x" };
  const resources = {
    [EXACT]: credentials,
    azurerm_federated_identity_credential: { z: identity },
  };
  expect(findingsOf(audienceShared, inputFrom(onGitlabCom(resources)))).toEqual([]);
  const tenant = (tenant_id: string) =>
    onGitlabCom({ [EXACT]: { x: entra("shared") } }, { provider: { azuread: { tenant_id } } });
  const stacks = (b: string) => inputFromStacks({ a: tenant("t1"), b: tenant(b) });
  expect(findingsOf(audienceShared, stacks("t1"))).toEqual([]);
  expect(findingsOf(audienceShared, stacks("t2"))).toHaveLength(2);
});

const api = (audience: string, address: string) =>
  identity(trustOf({ aud: exact(audience) }), { relyingParty: "internal-api", address });

test("policies of internal APIs accept audiences too, one party a file", () => {
  const roles = [api("shared", "a.json#reader"), api("shared", "a.json#writer")];
  expect(findingsOf(audienceShared, inputWith(roles))).toEqual([]);
  const two = inputWith([...roles, api("shared", "b.json#reader")]);
  expect(findingsOf(audienceShared, two)).toEqual([
    "warning a.json#reader: the audience shared is accepted here and by b.json#reader: a token for one is good at the other",
    "warning b.json#reader: the audience shared is accepted here and by a.json#reader: a token for one is good at the other",
  ]);
  const withAws = inputWith(roles, onGitlabCom(aws("shared")));
  expect(findingsOf(audienceShared, withAws)).toEqual([
    "warning a.json#reader: the audience shared is accepted here and by aws_iam_openid_connect_provider.x: a token for one is good at the other",
    "warning aws_iam_openid_connect_provider.x: the audience shared is accepted here and by a.json#reader: a token for one is good at the other",
  ]);
});

test("the identities of a party whose audiences are written are no second party", () => {
  const role = (audience: string) =>
    identity(trustOf({ aud: exact(audience) }), { relyingParty: "aws", address: "aws_iam_role.x" });
  const json = onGitlabCom({ ...aws("a"), ...vault("v") });
  expect(findingsOf(audienceShared, inputWith([role("a")], json))).toEqual([]);
  expect(findingsOf(audienceShared, inputWith([role("v")], json))).toHaveLength(2);
});
