import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { today } from "../../lib/constructs/today";

const before = process.env["SOURCE_DATE_EPOCH"];

beforeEach(() => {
  jest.useFakeTimers({ now: new Date("2026-11-30T23:59:59.999Z") });
  delete process.env["SOURCE_DATE_EPOCH"];
});

afterEach(() => {
  jest.useRealTimers();
  if (before === undefined) delete process.env["SOURCE_DATE_EPOCH"];
  else process.env["SOURCE_DATE_EPOCH"] = before;
});

describe("today", () => {
  test("is the clock's day in UTC", () => {
    expect(today()).toBe("2026-11-30");
  });

  test.each([
    ["0", "1970-01-01"],
    ["86399", "1970-01-01"],
    ["86400", "1970-01-02"],
    ["1767225600", "2026-01-01"],
  ])("SOURCE_DATE_EPOCH=%s is %s", (epoch, expected) => {
    process.env["SOURCE_DATE_EPOCH"] = epoch;
    expect(today()).toBe(expected);
  });

  test.each(["", "x", "-1", "1.5", "1e3", "86400 ", "9999999999999"])(
    "SOURCE_DATE_EPOCH=%j is none",
    (epoch) => {
      process.env["SOURCE_DATE_EPOCH"] = epoch;
      expect(today()).toBe("2026-11-30");
    },
  );

  test("the largest number of seconds it takes is no date", () => {
    process.env["SOURCE_DATE_EPOCH"] = "999999999999";
    expect(today()).toBe("+033658-09-27".slice(0, 10));
  });
});
