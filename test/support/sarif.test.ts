import { describe, expect, test } from "@jest/globals";
import { sarifProblems } from "./sarif";

const LOG = {
  version: "2.1.0",
  runs: [
    {
      tool: { driver: { name: "x" } },
      results: [
        {
          ruleId: "r",
          level: "note",
          message: { text: "m" },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: "a/b%20c.json" },
                region: { startLine: 1 },
              },
            },
          ],
        },
      ],
    },
  ],
};
const changed = (from: string, to: string) => sarifProblems(JSON.stringify(LOG).replace(from, to));

describe("the schema of SARIF 2.1.0", () => {
  test("takes what is SARIF", () => {
    expect(sarifProblems(JSON.stringify(LOG))).toEqual([]);
  });

  test.each([
    ["a version", '"2.1.0"', '"2.0.0"', "/version must be equal to one of the allowed values"],
    [
      "a level",
      '"note"',
      '"info"',
      "/runs/0/results/0/level must be equal to one of the allowed values",
    ],
    [
      "a line",
      '"startLine":1',
      '"startLine":0',
      "/runs/0/results/0/locations/0/physicalLocation/region/startLine must be >= 1",
    ],
    [
      "an address",
      "a/b%20c.json",
      "a b.json",
      '/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri must match format "uri-reference"',
    ],
    ["a member", '"ruleId"', '"ruled"', "/runs/0/results/0 must NOT have additional properties"],
    [
      "a tool",
      '"driver":{"name":"x"}',
      '"driver":{}',
      "/runs/0/tool/driver must have required property 'name'",
    ],
  ])("refuses %s that it does not know", (_what, from, to, problem) => {
    expect(changed(from, to)).toEqual([problem]);
  });
});
