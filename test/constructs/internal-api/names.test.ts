import { expect, test } from "@jest/globals";
import { variablePrefix } from "../../../lib/constructs/internal-api/names";

test("variables are upper-case words", () => {
  expect(variablePrefix("artifact-store")).toBe("ARTIFACT_STORE");
});
