import { expect, test } from "@jest/globals";
import { type ClaimName, GITLAB_DOT_COM, issuer } from "../../lib/core";
import { type Capabilities, enforcement } from "../../lib/relying-parties";

const SEES: Capabilities = { keys: ["aud", "sub"], patterns: "exact values", subject: true };
const OLD = issuer({ kind: "self-managed", url: "https://gitlab.example.com", version: "18.6" });

test.each<[ClaimName, Capabilities, typeof OLD, string]>([
  ["aud", SEES, OLD, "exactly"],
  ["ref", SEES, OLD, "by template only"],
  ["ref", { ...SEES, subject: false }, OLD, "not at all"],
  ["ref_protected", SEES, OLD, "not at all"],
  ["ref_protected", SEES, GITLAB_DOT_COM, "by template only"],
  ["environment", SEES, GITLAB_DOT_COM, "not at all"],
  ["environment", { ...SEES, keys: ["environment"] }, OLD, "exactly"],
])("%s", (claim, capabilities, of, expected) => {
  expect(enforcement(capabilities, claim, of)).toBe(expected);
});
