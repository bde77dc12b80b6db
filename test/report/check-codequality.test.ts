import { expect, test } from "@jest/globals";
import { checkCodeQuality } from "../../lib/report/check-codequality";
import { MILD, NOWHERE, WORST } from "./findings";

const entries = (...findings: readonly (typeof WORST)[]) =>
  JSON.parse(checkCodeQuality({ findings })) as readonly unknown[];

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
});

test("a path is relative to the repository, and there is always a line", () => {
  const places = entries(
    { ...MILD, location: { file: "./out/cdk.tf.json" } },
    { ...NOWHERE, fingerprint: "other" },
  );
  expect(places).toMatchObject([
    { severity: "info", location: { path: "out/cdk.tf.json", lines: { begin: 1 } } },
    { location: { path: "cdk.tf.json", lines: { begin: 1 } } },
  ]);
});

test("a moved line is no new finding, and the same one is told once", () => {
  const moved = { ...WORST, location: { file: "lib/main.ts", line: 99 } };
  expect(entries(WORST, moved)).toHaveLength(1);
  expect(checkCodeQuality({ findings: [] })).toBe("[]\n");
});
