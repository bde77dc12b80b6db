import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import path from "node:path";
import { CLAIMS } from "../../lib/core";
import { capabilityTable } from "../../lib/relying-parties/capability-table";

const rows = capabilityTable()
  .split("\n")
  .map((line) =>
    line
      .split("|")
      .map((cell) => cell.trim())
      .slice(1, -1),
  );
const [head = []] = rows;

function cell(claim: string, column: string): string | undefined {
  return rows.find(([name]) => name === `\`${claim}\``)?.[head.indexOf(column)];
}

describe("the capability table", () => {
  test.each([
    ["ref_protected", "AWS, gitlab.com", "exactly"],
    ["ref_protected", "AWS, other issuers", "in `sub`"],
    ["environment", "AWS, gitlab.com", "no"],
    ["environment", "Google", "exactly"],
    ["pipeline_source", "Entra, other issuers", "no"],
    ["ref", "Entra, other issuers", "in `sub`"],
    ["environment", "Vault, OpenBao", "exactly"],
    ["environment", "Kubernetes", "exactly"],
    ["environment", "internal API", "exactly"],
    ["runner_id", "Vault, OpenBao", "no"],
    ["ref_path", "AWS, other issuers", "in `sub`"],
  ])("%s at %s: %s", (claim, column, expected) => {
    expect(cell(claim, column)).toBe(expected);
  });

  test("has every claim but the issuer", () => {
    expect(rows.slice(2, -1).map(([name]) => name)).toEqual(
      CLAIMS.filter(({ name }) => name !== "iss").map(({ name }) => `\`${name}\``),
    );
  });

  test("is the one in the documentation", () => {
    const page = readFileSync(path.join(__dirname, "../../docs/capabilities.md"), "utf8");
    const written = page
      .split("\n")
      .filter((line) => line.startsWith("|"))
      .map((line) =>
        line
          .split("|")
          .map((text) => text.trim())
          .slice(1, -1),
      )
      .filter(([name]) => !/^-+$/.test(name ?? ""));
    expect(written).toEqual(rows.filter(([name]) => name !== "---"));
  });
});
