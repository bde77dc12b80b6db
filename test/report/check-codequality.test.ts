import { describe, expect, test } from "@jest/globals";
import { checkCodeQuality, relativeFile } from "../../lib/report/check-codequality";
import { check } from "../../lib/review/check";
import { readStack } from "../../lib/terraform";
import { HOSTILE_NAMES } from "../support/hostile-names";
import { refusal } from "../review/refusal";
import { roleJson } from "../review/stacks";
import { MILD, NOWHERE, WORST } from "./findings";

interface Entry {
  readonly fingerprint: string;
  readonly description: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}
const entries = (...findings: readonly (typeof WORST)[]) =>
  JSON.parse(checkCodeQuality({ findings })) as readonly Entry[];

test("one entry a finding, with all that GitLab's parser wants", () => {
  expect(entries(WORST)).toEqual([
    {
      description: "every ref of shop/web may become web. Fix: name the ref",
      check_name: "trust/any-ref",
      fingerprint: "trust/any-ref@shop:aws_iam_role.web",
      severity: "critical",
      location: { path: "lib/main.ts", lines: { begin: 31 } },
    },
  ]);
  expect(checkCodeQuality({ findings: [] })).toBe("[]\n");
});

test.each([
  ["./out/cdk.tf.json", "out/cdk.tf.json"],
  ["/out//x.json", "out/x.json"],
  ["../../out/x.json", "out/x.json"],
  ["a/../b/./c", "b/c"],
  ["a\\b.json", "a/b.json"],
  ["C:\\repo\\main.ts", "repo/main.ts"],
  ["a:b/c", "a:b/c"],
  ["..", "cdk.tf.json"],
  ["", "cdk.tf.json"],
])("the path of %j is %s", (file, path) => {
  expect(relativeFile(file)).toBe(path);
  const finding = { ...MILD, location: { file } };
  expect(entries(finding)).toMatchObject([{ severity: "info", location: { path } }]);
});

test("there is always a place", () => {
  expect(entries(NOWHERE)[0]?.location).toEqual({ path: "cdk.tf.json", lines: { begin: 1 } });
});

describe("a report that GitLab would not read to its end is not written", () => {
  test.each([
    [{ location: { file: "x", line: 0 } }, "its line is 0"],
    [{ fingerprint: "" }, "it has no fingerprint"],
    [{ rule: "" }, "it has no check_name"],
  ])("%j", (parts, problem) => {
    const findings = [WORST, { ...WORST, fingerprint: "other", ...parts }];
    expect(refusal(() => checkCodeQuality({ findings }))).toMatch(
      `ERR_INTERNAL: a finding cannot stand in a Code Quality report: ${problem}; given: `,
    );
  });

  test("whatever text is in a finding, it is", () => {
    const findings = HOSTILE_NAMES.map(({ text }, index) => ({
      ...WORST,
      message: text,
      fix: text,
      address: text,
      fingerprint: `${index} ${text}`,
      location: { file: text },
    }));
    expect(entries(...findings)).toHaveLength(HOSTILE_NAMES.length);
    expect(checkCodeQuality({ findings }).startsWith("[")).toBe(true);
  });
});

describe("fingerprints", () => {
  test("of equal findings tell the first, which is the worst", () => {
    const moved = { ...WORST, message: "another", location: { file: "lib/main.ts", line: 99 } };
    expect(entries(WORST, moved).map(({ location }) => location.lines.begin)).toEqual([31]);
  });

  /** Two wide roles, in a program whose lines are shifted. */
  const shown = (shift: number, json: object) => {
    const locations = new Map([["shop/Role", { file: "main.ts", line: 3 + shift }]]);
    const sides = new Map([["shop", { acknowledgements: [], locations }]]);
    const stack = readStack(json, { name: "shop", file: "out/cdk.tf.json" });
    return entries(...check([stack], { today: "2026-11-24", sides }).findings);
  };
  const wide = roleJson("project_path:*:ref_type:branch:ref:*") as {
    readonly resource: Readonly<Record<string, Readonly<Record<string, object>>>>;
  };
  const before = shown(0, wide);

  test("stay where lines move", () => {
    const after = shown(40, wide);
    expect(before.length).toBeGreaterThan(1);
    expect(after.map(({ location }) => location.lines.begin)).not.toEqual(
      before.map(({ location }) => location.lines.begin),
    );
    expect(after.map(({ fingerprint }) => fingerprint)).toEqual(
      before.map(({ fingerprint }) => fingerprint),
    );
    for (const { fingerprint, location } of after) {
      expect(fingerprint).not.toContain(String(location.lines.begin));
    }
  });

  test("stay where resources come in another order, beside others", () => {
    const turned = Object.fromEntries(Object.entries(wide.resource).reverse());
    const after = shown(0, { ...wide, resource: { terraform_data: { x: {} }, ...turned } });
    expect(after.map(({ fingerprint }) => fingerprint)).toEqual(
      before.map(({ fingerprint }) => fingerprint),
    );
  });

  test("change with the address, not with the words", () => {
    const elsewhere = shown(0, roleJson("project_path:*:ref_type:branch:ref:*", "shop", "other"));
    const known = new Set(before.map(({ fingerprint }) => fingerprint));
    expect(elsewhere.some(({ fingerprint }) => !known.has(fingerprint))).toBe(true);
  });

  test("are each there once", () => {
    expect(new Set(before.map(({ fingerprint }) => fingerprint)).size).toBe(before.length);
  });
});
