import { describe, expect, test } from "@jest/globals";
import { parseSideFile } from "../../lib/review/side-file";
import { refusal } from "./refusal";

const parse = (json: unknown) => parseSideFile(JSON.stringify(json), "federation.json");

describe("parseSideFile", () => {
  test("reads what the constructs write, and leaves the rest to its readers", () => {
    const side = parse({
      schemaVersion: 1,
      stack: "shop",
      gitlab: { kind: "gitlab.com" },
      reasons: [
        { path: "shop/Web", because: ["why"], location: "lib/main.ts:31" },
        { path: "shop/Api", because: ["why"] },
        { path: "shop/Odd", because: ["why"], location: "main.ts" },
      ],
      acknowledgements: [
        {
          rule: "trust/any-ref",
          path: "shop/Web",
          reason: "a sandbox",
          until: "2027-01-31",
          location: "main.ts:1",
        },
      ],
      locations: {
        "aws_iam_role.web": { file: "lib/roles.ts", line: 7 },
        "aws_iam_role.api": { file: "x.ts" },
      },
    });
    expect(side.acknowledgements).toEqual([
      { rule: "trust/any-ref", path: "shop/Web", reason: "a sandbox", until: "2027-01-31" },
    ]);
    expect(side.locations).toEqual(
      new Map([
        ["shop/Web", { file: "lib/main.ts", line: 31 }],
        ["shop/Odd", { file: "main.ts" }],
        ["aws_iam_role.web", { file: "lib/roles.ts", line: 7 }],
        ["aws_iam_role.api", { file: "x.ts" }],
      ]),
    );
  });

  test("may say nothing", () => {
    expect(parse({ schemaVersion: 1 })).toEqual({ acknowledgements: [], locations: new Map() });
  });

  test("marks production", () => {
    const production = [{ tier: "production" }, { tag: "environment", value: "prod" }];
    expect(parse({ schemaVersion: 1, production }).production).toEqual(production);
  });

  test.each([
    [
      "a mark of nothing",
      { schemaVersion: 1, production: [{ name: "x" }] },
      "ERR_INPUT_SHAPE: a production mark names no tier, tag or pattern; allowed: a tier (production, staging, testing, development, other), a tag with its value, or a pattern; at federation.json: production[0]",
    ],
    [
      "another version",
      { schemaVersion: 2 },
      "ERR_INPUT_SHAPE: the side file has a schemaVersion that is not known; given: 2; allowed: 1; fix: synthesize again with the version of the package that reads it; at federation.json",
    ],
    [
      "no version",
      {},
      "ERR_INPUT_SHAPE: the side file has a schemaVersion that is not known; allowed: 1; fix: synthesize again with the version of the package that reads it; at federation.json",
    ],
    [
      "an acknowledgement of nothing",
      { schemaVersion: 1, acknowledgements: [{ rule: "trust/any-ref", reason: "why" }] },
      "ERR_INPUT_SHAPE: an acknowledgement names no construct path, address or fingerprint; at federation.json: acknowledgements[0]",
    ],
    [
      "a line that is no number",
      { schemaVersion: 1, locations: { x: { file: "a.ts", line: "7" } } },
      'ERR_INPUT_SHAPE: line must be a whole number above 0; given: a string; at federation.json: locations["x"]',
    ],
    ["a list", [], "ERR_INPUT_SHAPE: an object is expected; given: a list; at federation.json"],
  ])("fails for %s", (_case, json, message) => {
    expect(refusal(() => parse(json))).toBe(message);
  });
});
