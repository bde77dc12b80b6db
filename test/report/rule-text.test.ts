import { expect, test } from "@jest/globals";
import { ruleText } from "../../lib/report/rule-text";

test("tells a rule in full", () => {
  const rule = {
    id: "trust/any-ref",
    severity: "error",
    title: "Every ref is admitted.",
    why: "Anybody who may push becomes the role.",
    fix: "name the ref",
    check: () => [],
  } as const;
  expect(ruleText(rule)).toBe(
    "error  trust/any-ref\n\nEvery ref is admitted.\n\nwhy  Anybody who may push becomes the role.\nfix  name the ref\n",
  );
});
