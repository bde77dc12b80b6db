import { expect, test } from "@jest/globals";
import { credentialCount } from "../../../lib/guardrails/rules/entra-credential-count";
import { EXACT, exactly, MANAGED, managed } from "../../support/entra";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";

const many = (count: number, of: (subject: string) => object) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`c${i}`, of(`s${i}`)]));
const applications = (count: number, others: object = {}) =>
  inputFrom(
    onGitlabCom({
      azuread_application: { deploy: { display_name: "deploy" } },
      [EXACT]: { ...many(count, (subject) => exactly({ subject })), ...others },
    }),
  );

test("more than 20", () => {
  expect(findingsOf(credentialCount, applications(21))).toEqual([
    "error azuread_application.deploy: the application has 21 federated credentials, and Entra allows 20",
  ]);
  const identities = onGitlabCom({ [MANAGED]: many(22, (subject) => managed({ subject })) });
  expect(findingsOf(credentialCount, inputFrom(identities))).toEqual([
    `error ${MANAGED}.c0: the managed identity has 22 federated credentials, and Entra allows 20`,
  ]);
});

test("those for other issuers count, those of another holder do not", () => {
  const github = exactly({ issuer: "https://token.actions.githubusercontent.com" });
  expect(findingsOf(credentialCount, applications(20, { github }))).toHaveLength(1);
  const other = exactly({ application_id: "/applications/9" });
  expect(findingsOf(credentialCount, applications(20, { other }))).toEqual([]);
});
