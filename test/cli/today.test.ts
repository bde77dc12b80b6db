import { expect, test } from "@jest/globals";
import { todayOf } from "../../lib/cli/today";
import { refusal } from "../review/refusal";

const now = () => new Date("2026-11-30T23:59:59-05:00");

test.each([
  ["the flag first", "2027-01-31", { SOURCE_DATE_EPOCH: "0" }, "2027-01-31"],
  ["then SOURCE_DATE_EPOCH, in UTC", undefined, { SOURCE_DATE_EPOCH: "1800000000" }, "2027-01-15"],
  ["the clock otherwise, in UTC", undefined, {}, "2026-12-01"],
  ["the clock where it is empty", undefined, { SOURCE_DATE_EPOCH: "" }, "2026-12-01"],
])("takes %s", (_case, option, env, day) => {
  expect(todayOf(option, { env, now })).toBe(day);
});

test.each([
  [
    "a day that does not exist",
    "2027-02-30",
    {},
    "ERR_USAGE: --today is not a day; given: 2027-02-30; allowed: YYYY-MM-DD",
  ],
  ["an empty day", "", {}, "ERR_USAGE: --today is not a day; given: ; allowed: YYYY-MM-DD"],
  [
    "a time that is no number",
    undefined,
    { SOURCE_DATE_EPOCH: "now" },
    "ERR_USAGE: SOURCE_DATE_EPOCH is not a time; given: now; allowed: seconds since 1970",
  ],
  [
    "a time beyond the calendar",
    undefined,
    { SOURCE_DATE_EPOCH: "99999999999999999" },
    "ERR_USAGE: SOURCE_DATE_EPOCH is not a time; given: 99999999999999999; allowed: seconds since 1970",
  ],
])("fails for %s", (_case, option, env, message) => {
  expect(refusal(() => todayOf(option, { env, now }))).toBe(message);
});
