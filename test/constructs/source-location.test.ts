import { describe, expect, test } from "@jest/globals";
import * as path from "node:path";
import { captureLocation, userFrame } from "../../lib/constructs/source-location";

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

describe("userFrame", () => {
  test("skips this package, node_modules and node itself", () => {
    const stack = [
      "Error",
      `    at new GitlabProject (${ROOT}/lib/constructs/gitlab/project.ts:10:5)`,
      `    at Object.<anonymous> (${ROOT}/node_modules/cdktf/lib/app.js:1:2)`,
      "    at Module._compile (node:internal/modules/cjs/loader:1:2)",
      `    at Object.<anonymous> (${ROOT}/examples/quickstart/main.ts:31:13)`,
    ].join("\n");
    expect(userFrame(stack)).toBe("examples/quickstart/main.ts:31");
  });

  test.each([
    [`    at ${ROOT}/main.ts:3:1`, "main.ts:3"],
    [`    at async run (file://${ROOT}/a%20b/main.mjs:4:2)`, "a b/main.mjs:4"],
    ["    at native", undefined],
    ["", undefined],
  ])("reads %j", (stack, expected) => {
    expect(userFrame(stack)).toBe(expected);
  });
});
