import { expect, test } from "@jest/globals";
import { isDay } from "../../lib/review/days";

test.each(["2026-11-30", "2028-02-29"])("%s is a day", (text) => {
  expect(isDay(text)).toBe(true);
});

test.each([
  "2026-02-29",
  "2026-13-01",
  "2026-1-1",
  "26-01-01",
  "2026-01-01T00:00:00Z",
  "tomorrow",
  "",
])("%j is none", (text) => {
  expect(isDay(text)).toBe(false);
});
