import { describe, expect, test } from "@jest/globals";
import { checkSarif } from "../../lib/report/check-sarif";
import { RULES } from "../../lib/guardrails/registry";
import { HOSTILE_NAMES } from "../support/hostile-names";
import { sarifProblems } from "../support/sarif";
import { ACCEPTED, MILD, NOWHERE, WORST } from "./findings";

const RULE = {
  id: "trust/any-ref",
  severity: "error",
  title: "any ref",
  why: "anybody pushes",
  fix: "name it",
  check: () => [],
} as const;
const TOOL = { version: "1.2.3", rules: [RULE] };

interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: object };
    readonly results: readonly object[];
  }[];
}
const written = (check: Parameters<typeof checkSarif>[0]) =>
  (JSON.parse(checkSarif(check, TOOL)) as Log).runs[0];

describe("checkSarif", () => {
  test("rules with their help", () => {
    expect(written({ findings: [], acknowledged: [] })).toEqual({
      tool: {
        driver: {
          name: "gitlab-federation",
          semanticVersion: "1.2.3",
          rules: [
            {
              id: "trust/any-ref",
              shortDescription: { text: "any ref" },
              fullDescription: { text: "anybody pushes" },
              help: { text: "anybody pushes\n\nFix: name it" },
              defaultConfiguration: { level: "error" },
            },
          ],
        },
      },
      columnKind: "utf16CodeUnits",
      results: [],
    });
  });

  test("a result with its place and its fingerprint, an acknowledged one suppressed", () => {
    const result = {
      ruleId: "trust/any-ref",
      level: "error",
      message: {
        text: "every ref of shop/web may become web; given: project_path:shop/web:*; allowed: a protected ref by name; fix: name the ref",
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "lib/main.ts" },
            region: { startLine: 31 },
          },
          logicalLocations: [{ fullyQualifiedName: "shop:aws_iam_role.web", kind: "resource" }],
        },
      ],
      partialFingerprints: { "gitlabFederation/v1": "trust/any-ref@shop:aws_iam_role.web" },
    };
    const [open, accepted] = written({ findings: [WORST], acknowledged: ACCEPTED })?.results ?? [];
    expect(open).toEqual(result);
    expect(accepted).toMatchObject({
      ruleId: "trust/any-ref",
      suppressions: [
        { kind: "external", status: "accepted", justification: "a sandbox (until 2027-01-31)" },
      ],
    });
  });

  test.each([
    [{ file: "./out/a b:c#d.tf.json" }, "out/a%20b%3Ac%23d.tf.json"],
    [{ file: "/out/x.json", line: 2 }, "out/x.json"],
    [{ file: "a\\b.json" }, "a/b.json"],
    [undefined, "cdk.tf.json"],
  ])("the file of %j is %s", (location, uri) => {
    const finding = location === undefined ? NOWHERE : { ...NOWHERE, location };
    expect(written({ findings: [finding], acknowledged: [] })?.results).toMatchObject([
      { level: "note", locations: [{ physicalLocation: { artifactLocation: { uri } } }] },
    ]);
  });

  test("is SARIF 2.1.0 by the standard's own schema, whatever the finding", () => {
    const tool = { version: "1.2.3", rules: RULES };
    const hostile = HOSTILE_NAMES.map(({ text }, index) => ({
      ...WORST,
      stack: text,
      address: `a ${text}`,
      message: text,
      given: text,
      allowed: text,
      fix: text,
      fingerprint: `${index}`,
      constructPath: text,
      location: { file: text, line: index + 1 },
    }));
    const everyRule = RULES.map(({ id, severity }) => ({ ...MILD, rule: id, severity }));
    const findings = [WORST, MILD, NOWHERE, ...hostile, ...everyRule];
    const check = { findings, acknowledged: ACCEPTED };
    expect(sarifProblems(checkSarif(check, tool))).toEqual([]);
    expect(sarifProblems(checkSarif({ findings: [], acknowledged: [] }, tool))).toEqual([]);
    const wrong = checkSarif(
      { ...check, findings: [{ ...WORST, location: { file: "x", line: 0 } }] },
      tool,
    );
    expect(sarifProblems(wrong)).toEqual([
      "/runs/0/results/0/locations/0/physicalLocation/region/startLine must be >= 1",
    ]);
  });
});
