import { expect, test } from "@jest/globals";
import { providers } from "../../lib/guardrails/providers";
import { inputFromStacks } from "../support/input";

test("the configurations of one type, with the words that name them", () => {
  const input = inputFromStacks({
    a: { provider: { ad: [{ winrm_proto: "https" }, { alias: "corp" }], aws: {} } },
    b: { provider: { ad: { alias: "lab" } } },
  });
  expect([...providers(input, "ad")].map((p) => [p.stack, p.address])).toEqual([
    ["a", "provider.ad"],
    ["a", "provider.ad.corp"],
    ["b", "provider.ad.lab"],
  ]);
});
