import { expect, test } from "@jest/globals";
import {
  atHolder,
  entraHolders,
  entraTrusts,
  inCredential,
} from "../../lib/guardrails/entra-trusts";
import { EXACT, exactly, MANAGED, managed } from "../support/entra";
import { inputFrom, onGitlabCom } from "../support/input";

const issuer = "https://token.actions.githubusercontent.com";
const input = inputFrom(
  onGitlabCom({
    azuread_application: { deploy: { display_name: "deploy" } },
    [EXACT]: {
      a: exactly(),
      b: exactly({ issuer }),
      c: exactly({ application_id: "/applications/9" }),
    },
    [MANAGED]: { d: managed({ parent_id: null }) },
  }),
);

test("credentials that GitLab's tokens may meet", () => {
  const trusts = [...entraTrusts(input)];
  expect(trusts.map((t) => [t.stack, t.document.identity])).toEqual([
    ["shop", `${EXACT}.a`],
    ["shop", `${EXACT}.c`],
    ["shop", `${MANAGED}.d`],
  ]);
  expect(trusts.slice(0, 1).map((t) => inCredential(t, { message: "m" }))).toEqual([
    { stack: "shop", address: `${EXACT}.a`, message: "m" },
  ]);
});

test("holders with all their credentials", () => {
  const holders = [...entraHolders(input)];
  expect(holders.map((h) => [h.holder.kind, h.credentials.map((c) => c.identity)])).toEqual([
    ["application", [`${EXACT}.a`, `${EXACT}.b`]],
    ["application", [`${EXACT}.c`]],
    ["managed identity", [`${MANAGED}.d`]],
  ]);
  expect(holders.map((h) => atHolder(h, { message: "m" }).address)).toEqual([
    "azuread_application.deploy",
    `${EXACT}.c`,
    `${MANAGED}.d`,
  ]);
});
