import { expect, test } from "@jest/globals";
import { checkJson } from "../../lib/report/check-json";
import { MILD, WORST } from "./findings";

test("is the contract's document, members in one order", () => {
  const shuffled = Object.fromEntries(Object.entries(WORST).reverse()) as unknown as typeof WORST;
  const json = checkJson({ findings: [shuffled, MILD] });
  expect(JSON.parse(json)).toEqual({ schemaVersion: 1, findings: [WORST, MILD] });
  expect(json).toBe(checkJson({ findings: [WORST, MILD] }));
  expect(json.endsWith("}\n")).toBe(true);
});

test("is a document without findings too", () => {
  expect(JSON.parse(checkJson({ findings: [] }))).toEqual({ schemaVersion: 1, findings: [] });
});
