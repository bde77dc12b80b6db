import { describe, expect, test } from "@jest/globals";
import { CLAIMS, GITLAB_DOT_COM } from "../../../lib/core";
import { capabilities } from "../../../lib/relying-parties/gcp";

describe("capabilities", () => {
  test("every claim but the number", () => {
    const names = CLAIMS.map((claim) => claim.name);
    expect(capabilities(GITLAB_DOT_COM)).toEqual({
      keys: names.filter((name) => name !== "runner_id"),
      patterns: "any expression",
      subject: true,
    });
  });

  test("those that the version mints", () => {
    expect(capabilities({ version: "18.0" }).keys).not.toContain("source_project_id");
    expect(capabilities({ version: "18.0" }).keys).toContain("deployment_tier");
  });
});
