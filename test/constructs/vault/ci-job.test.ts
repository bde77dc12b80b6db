import { expect, test } from "@jest/globals";
import { vaultCiJob } from "../../../lib/constructs/vault/ci-job";
import { ADDRESS, AUDIENCE, estate } from "./estate";
import { freshStack } from "../../support/synth";

const JOB = {
  name: "deploy",
  at: "vault.shop.example-8200",
  identity: `${ADDRESS}/v1/auth/gitlab/role/deploy`,
  audience: AUDIENCE,
  tokenVariable: "VAULT_ID_TOKEN",
  variables: {
    VAULT_ADDR: ADDRESS,
    VAULT_SERVER_URL: ADDRESS,
    VAULT_AUTH_PATH: "gitlab",
    VAULT_AUTH_ROLE: "deploy",
  },
  script: [],
};

test("a job that GitLab's secrets keyword and the vault program understand", () => {
  expect(vaultCiJob("deploy", estate(freshStack().stack).vault)).toEqual(JOB);
});

test("in a namespace", () => {
  const { vault } = estate(freshStack().stack, { namespace: "shop/prod" });
  expect(vaultCiJob("deploy", vault)).toEqual({
    ...JOB,
    identity: `${ADDRESS}/v1/shop/prod/auth/gitlab/role/deploy`,
    variables: { ...JOB.variables, VAULT_NAMESPACE: "shop/prod" },
  });
});
