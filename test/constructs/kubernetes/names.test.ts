import { expect, test } from "@jest/globals";
import { objectName } from "../../../lib/constructs/kubernetes/names";
import { refusal } from "../../support/synth";

test.each(["a", "web-1", "x".repeat(63)])("%s is a name", (text) => {
  expect(objectName(text, "shop/X", "name")).toBe(text);
});

test.each(["", "Web", "-a", "a-", "a.b", "x".repeat(64)])("%j is none", (text) => {
  expect(refusal(() => objectName(text, "shop/X", "name"))).toMatchObject({
    code: "ERR_PROP",
    where: "shop/X",
  });
});
