import { expect, test } from "@jest/globals";
import { lazy } from "../../lib/cli/lazy";

test("each loader gives its module", () => {
  expect(typeof lazy.check().runCheck).toBe("function");
  expect(typeof lazy.explain().runExplain).toBe("function");
  expect(typeof lazy.mcp().runMcp).toBe("function");
  expect(typeof lazy.version().packageVersion).toBe("function");
});
