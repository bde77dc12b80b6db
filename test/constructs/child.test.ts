import { expect, test } from "@jest/globals";
import { Construct } from "constructs";
import { childId, freeChildId } from "../../lib/constructs/child";
import { freshStack, refusal } from "../support/synth";

test.each([
  ["main", "Branch:main"],
  ["release/*", "Branch:release%2F*"],
  ["a%2Fb", "Branch:a%252Fb"],
])("%j gives %j, and no other text does", (text, id) => {
  expect(childId("Branch", text)).toBe(id);
});

test("an id is free until a child has it", () => {
  const { stack } = freshStack();
  const id = freeChildId(stack, "Branch", "main", "the rule for main", "write it once");
  new Construct(stack, id);
  expect(
    refusal(() => freeChildId(stack, "Branch", "main", "the rule for main", "write it once")),
  ).toEqual({
    code: "ERR_DUPLICATE",
    where: "shop/Branch:main",
    message: "the rule for main is defined twice; fix: write it once; at shop/Branch:main",
  });
});
