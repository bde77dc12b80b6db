import { expect, test } from "@jest/globals";
import {
  atAuthenticator,
  atBinding,
  gitlabAuthenticators,
  gitlabBindings,
} from "../../lib/guardrails/kubernetes-trusts";
import { configuration, entry, roleBinding, stackWith } from "../support/kubernetes";
import { stackInput } from "../support/kubernetes-input";

const input = stackInput(
  stackWith({
    "auth.yaml": configuration(entry(), entry({ url: "https://accounts.google.com" })),
    "rbac.yaml": roleBinding(["User gitlab:20"]),
  }),
);

test("authenticators of other issuers are left out", () => {
  expect(
    [...gitlabAuthenticators(input)].map((placed) => atAuthenticator(placed, { message: "x" })),
  ).toEqual([{ stack: "shop", address: "auth.yaml#jwt[0]", message: "x" }]);
});

test("bindings are those of documents", () => {
  expect(
    [...gitlabBindings(input)].map((placed) => atBinding(placed, { message: "x", subject: "y" })),
  ).toEqual([{ stack: "shop", address: "rbac.yaml#deploy", message: "x", subject: "y" }]);
});
