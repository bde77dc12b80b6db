import { expect, test } from "@jest/globals";
import {
  CannotExpressError,
  type ErrorDetails,
  FederationError,
  InputError,
  UsageError,
} from "../../lib/core";

test.each<[ErrorDetails, string]>([
  [{}, "it is wrong"],
  [{ given: "x" }, "it is wrong; given: x"],
  [{ given: "" }, "it is wrong; given: "],
  [{ allowed: "a or b" }, "it is wrong; allowed: a or b"],
  [{ fix: "write a" }, "it is wrong; fix: write a"],
  [{ where: "main.tf.json" }, "it is wrong; at main.tf.json"],
  [
    { where: "stack/role", fix: "write a", allowed: "a or b", given: "x" },
    "it is wrong; given: x; allowed: a or b; fix: write a; at stack/role",
  ],
])("%j: %s", (details, message) => {
  const error = new UsageError("ERR_PROP", "it is wrong", details);
  expect(error.message).toBe(message);
  expect(error.details).toBe(details);
});

test.each([
  ["UsageError", new UsageError("ERR_PROP", "it is wrong"), "ERR_PROP"],
  ["InputError", new InputError("ERR_INPUT_JSON", "it is wrong"), "ERR_INPUT_JSON"],
  ["FederationError", new FederationError("ERR_INTERNAL", "it is wrong"), "ERR_INTERNAL"],
] as const)("%s", (name, error, code) => {
  expect(error).toBeInstanceOf(FederationError);
  expect(error).toBeInstanceOf(Error);
  expect([error.name, error.code, error.message]).toEqual([name, code, "it is wrong"]);
  expect(error.details).toEqual({});
  expect(error.stack?.split("\n")[0]).toMatch(/: it is wrong$/);
});

test("the errors are told apart", () => {
  const usage = new UsageError("ERR_PROP", "x");
  const input = new InputError("ERR_INPUT_JSON", "x");
  expect([usage instanceof InputError, input instanceof UsageError]).toEqual([false, false]);
});

test("a claim that cannot be enforced", () => {
  const details = { fix: "accept it with notEnforced", where: "stack/role" };
  const error = new CannotExpressError("user_id", "AWS", "AWS has no key for user_id", details);
  expect(error).toBeInstanceOf(FederationError);
  expect([error.name, error.code]).toEqual(["CannotExpressError", "ERR_CANNOT_EXPRESS"]);
  expect([error.claim, error.relyingParty]).toEqual(["user_id", "AWS"]);
  expect(error.details).toBe(details);
  expect(error.message).toBe(
    "AWS has no key for user_id; fix: accept it with notEnforced; at stack/role",
  );
});
