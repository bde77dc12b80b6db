import { expect, test } from "@jest/globals";
import { unpainted } from "../../lib/report/paint";

test("unpainted text is the text", () => {
  expect(unpainted("error", "3 errors")).toBe("3 errors");
});
