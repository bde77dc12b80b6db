import { expect, test } from "@jest/globals";
import { visibility } from "../../../lib/constructs/gitlab/visibility";
import { refusal } from "../../support/synth";

test("is private unless it says otherwise", () => {
  expect(visibility(undefined, "shop/Web")).toBe("private");
  expect(visibility("public", "shop/Web")).toBe("public");
});

test("refuses another word", () => {
  expect(refusal(() => visibility("secret", "shop/Web"))).toMatchObject({
    code: "ERR_PROP",
    where: "shop/Web",
  });
});
