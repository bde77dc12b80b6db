import { describe, expect, test } from "@jest/globals";
import * as path from "node:path";
import { captureLocation, type Frame, userFrame } from "../../lib/constructs/source-location";

const ROOT = path.join(__dirname, "..", "..");

describe("captureLocation", () => {
  test("is the caller's line, relative to the repository", () => {
    expect(captureLocation().text).toMatch(/^test\/constructs\/source-location\.test\.ts:\d+$/);
  });

  test("leaves the stack trace limit as it was", () => {
    const before = Error.stackTraceLimit;
    captureLocation();
    expect(Error.stackTraceLimit).toBe(before);
  });
});

function frame(file: string | null, line = 1): Frame {
  return { getFileName: () => file, getLineNumber: () => line, getColumnNumber: () => 1 };
}

describe("userFrame", () => {
  test("skips this package, node_modules and node itself", () => {
    const frames = [
      frame(`${ROOT}/lib/constructs/gitlab/project.ts`, 10),
      frame(`${ROOT}/node_modules/cdktf/lib/app.js`),
      frame("node:internal/modules/cjs/loader"),
      frame(`${ROOT}/examples/quickstart/main.ts`, 31),
      frame(`${ROOT}/examples/other.ts`, 1),
    ];
    expect(userFrame(frames)).toBe("examples/quickstart/main.ts:31");
  });

  test.each([
    [`${ROOT}/main.ts`, "main.ts:3"],
    [`file://${ROOT}/a%20b/main.mjs`, "a b/main.mjs:3"],
    ["evaluated", undefined],
    [null, undefined],
  ])("reads %j", (file, expected) => {
    expect(userFrame([frame(file, 3)])).toBe(expected);
  });

  test("is nothing without frames", () => {
    expect(userFrame([])).toBeUndefined();
  });
});
