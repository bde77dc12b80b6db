import { expect, test } from "@jest/globals";
import { duration } from "../../lib/report/duration";

test.each([
  [0, "0 seconds"],
  [1, "1 second"],
  [60, "1 minute"],
  [61, "1 minute 1 second"],
  [3600, "1 hour"],
  [93_900, "1 day 2 hours 5 minutes"],
  [172_800, "2 days"],
])("%d s is %s", (seconds, words) => {
  expect(duration(seconds)).toBe(words);
});
