import { expect, test } from "@jest/globals";
import { claimsOf, issuer } from "../../../lib/core";
import { enforcement } from "../../../lib/relying-parties/capability";
import { capabilities } from "../../../lib/relying-parties/kubernetes";

const at = (version: string) =>
  issuer({ kind: "self-managed", url: "https://gitlab.example.com", version });

test("every claim that the GitLab version mints is seen by itself", () => {
  const own = capabilities(at("19.2"));
  expect(own).toEqual({
    keys: claimsOf("19.2").map(({ name }) => name),
    patterns: "any expression",
    subject: true,
  });
  expect(enforcement(own, "environment", at("19.2"))).toBe("exactly");
});

test("a claim of a later version cannot be enforced", () => {
  expect(enforcement(capabilities(at("18.0")), "job_source", at("18.0"))).toBe("not at all");
  expect(enforcement(capabilities(at("18.9")), "job_source", at("18.9"))).toBe("exactly");
});
