import { expect, test } from "@jest/globals";
import { issuer } from "../../../lib/core";
import { needsPremium } from "../../../lib/guardrails/rules/gitlab-needs-premium";
import { configuration, findingsOf, inputFrom } from "../../support/input";

const of = (tier: "free" | "premium") => ({
  issuers: [
    issuer({ kind: "self-managed", url: "https://gitlab.example.com", version: "19.2", tier }),
  ],
});
const json = configuration({
  gitlab_project_protected_environment: { x: { project: "20", environment: "production" } },
});

test("a protected environment of an instance declared as free", () => {
  expect(findingsOf(needsPremium, inputFrom(json, of("free")))).toEqual([
    "error gitlab_project_protected_environment.x: protected environments need Premium, and https://gitlab.example.com is declared as free",
  ]);
});

test("quiet on Premium, and where nobody declared the tier", () => {
  expect(findingsOf(needsPremium, inputFrom(json, of("premium")))).toEqual([]);
  expect(findingsOf(needsPremium, inputFrom(json))).toEqual([]);
});
