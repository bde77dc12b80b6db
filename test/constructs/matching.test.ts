import { expect, test } from "@jest/globals";
import { matching } from "../../lib/constructs/matching";
import { refusal } from "../support/synth";

test("matching gives back a text of the form", () => {
  expect(matching("abc", /^[a-c]+$/, "letters", "shop/X", "p")).toBe("abc");
  expect(refusal(() => matching("abd", /^[a-c]+$/, "letters", "shop/X", "p"))).toEqual({
    code: "ERR_PROP",
    where: "shop/X",
    message: 'p is not allowed; given: "abd"; allowed: letters; at shop/X',
  });
});
