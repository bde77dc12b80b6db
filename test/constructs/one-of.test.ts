import { expect, test } from "@jest/globals";
import { oneOf } from "../../lib/constructs/one-of";
import { refusal } from "../support/synth";

const place = { where: "shop/Web", prop: "push" };

test("a value of the list is itself", () => {
  expect(oneOf("no one", ["no one", "developer"], place)).toBe("no one");
});

test.each(["No one", "", "toString"])("refuses %j and names what is allowed", (given) => {
  expect(refusal(() => oneOf(given, ["no one", "developer"], place))).toEqual({
    code: "ERR_PROP",
    where: "shop/Web",
    message: `push is not known; given: ${JSON.stringify(given)}; allowed: no one, developer; at shop/Web`,
  });
});
