import { expect, test } from "@jest/globals";
import { isInside } from "../../lib/mcp/inside";

test.each([
  ["out", "out"],
  ["out/", "out"],
  ["out/stacks/shop", "out"],
  ["out/a/../b", "out"],
  ["out/..b", "out"],
  ["/srv/out/a", "/srv/out"],
])("%s is inside of %s", (file, folder) => {
  expect(isInside(file, folder)).toBe(true);
});

test.each([
  [".", "out"],
  ["..", "out"],
  ["output", "out"],
  ["out/../other", "out"],
  ["out/../../out", "out"],
  ["/etc/passwd", "out"],
  ["/srv", "/srv/out"],
])("%s is outside of %s", (file, folder) => {
  expect(isInside(file, folder)).toBe(false);
});
