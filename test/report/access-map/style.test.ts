import { expect, test } from "@jest/globals";
import { STYLE } from "../../../lib/report/access-map/style";

test("knows dark and print, and asks for nothing outside", () => {
  expect(STYLE).toMatch(/@media \(prefers-color-scheme:dark\)/);
  expect(STYLE).toMatch(/@media print/);
  expect(STYLE).not.toMatch(/url\(|@import|</);
});
