import { expect, test } from "@jest/globals";
import { GITLAB_DOT_COM, issuer } from "../../../lib/core";
import { enforcement } from "../../../lib/relying-parties/capability";
import { capabilities } from "../../../lib/relying-parties/vault";

test("Vault sees every claim but the number, exactly or with *", () => {
  const found = capabilities(GITLAB_DOT_COM);
  expect(found.patterns).toBe("* in a value");
  expect(found.subject).toBe(true);
  for (const claim of ["project_id", "environment", "ref", "groups_direct", "sub", "aud"] as const)
    expect([claim, enforcement(found, claim, GITLAB_DOT_COM)]).toEqual([claim, "exactly"]);
  expect(enforcement(found, "runner_id", GITLAB_DOT_COM)).toBe("not at all");
});

test("an older GitLab has fewer claims", () => {
  const old = issuer({ kind: "self-managed", url: "https://gitlab.example.com", version: "16.0" });
  expect(enforcement(capabilities(old), "job_project_id", old)).toBe("not at all");
  expect(enforcement(capabilities(GITLAB_DOT_COM), "job_project_id", GITLAB_DOT_COM)).toBe(
    "exactly",
  );
});
