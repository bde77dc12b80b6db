import { describe, expect, test } from "@jest/globals";
import { acknowledge } from "../../lib/constructs/acknowledge";
import { GitlabGroup } from "../../lib/constructs/gitlab";
import { freshStack, refusal } from "../support/synth";

function group() {
  const { stack } = freshStack();
  return { stack, shop: new GitlabGroup(stack, "Shop", { path: "shop" }) };
}

describe("acknowledge", () => {
  test("keeps rule, path, reason, end and source line", () => {
    const { stack, shop } = group();
    acknowledge(shop, { rule: "trust/group-wide", reason: "read only", until: "2027-01-31" });
    const [found] = stack.registry.acknowledgements;
    expect(found).toMatchObject({
      rule: "trust/group-wide",
      path: "shop/Shop",
      reason: "read only",
      until: "2027-01-31",
    });
    expect(found?.location.text).toMatch(/^test\/constructs\/acknowledge\.test\.ts:\d+$/);
  });

  test.each([
    ["a rule that is no id", { rule: "any ref", reason: "r" }, "rule is not a rule id"],
    ["no reason", { rule: "trust/any-ref", reason: " " }, "an acknowledgement needs a reason"],
    [
      "a day that does not exist",
      { rule: "trust/any-ref", reason: "r", until: "2027-02-30" },
      "until is not a day",
    ],
    [
      "another form of date",
      { rule: "trust/any-ref", reason: "r", until: "31.01.2027" },
      "until is not a day",
    ],
  ])("refuses %s", (_name, props, problem) => {
    const found = refusal(() => acknowledge(group().shop, props));
    expect(found).toMatchObject({ code: "ERR_PROP", where: "shop/Shop" });
    expect(found.message.startsWith(problem)).toBe(true);
  });

  test("refuses a second one for the same rule and construct", () => {
    const { shop } = group();
    acknowledge(shop, { rule: "trust/any-ref", reason: "r" });
    expect(refusal(() => acknowledge(shop, { rule: "trust/any-ref", reason: "s" }))).toMatchObject({
      code: "ERR_DUPLICATE",
      where: "shop/Shop",
    });
  });
});
