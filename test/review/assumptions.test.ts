import { describe, expect, test } from "@jest/globals";
import { withAssumptions } from "../../lib/review/assumptions";
import type { Stack } from "../../lib/terraform";
import { refusal } from "./refusal";
import { roleStack } from "./stacks";

const OPEN = "project_id:${gitlab_project.web.id}:ref_type:branch:ref:main";
const shop = roleStack(OPEN);
const bank = roleStack(OPEN, "bank");

const policy = (stack: Stack | undefined) =>
  JSON.stringify(stack?.resources.find((r) => r.type === "aws_iam_role")?.values);

describe("withAssumptions", () => {
  test("puts the value wherever it is referred to", () => {
    const [stack] = withAssumptions([shop], [{ name: "gitlab_project.web.id", value: "4711" }]);
    expect(policy(stack)).toContain("project_id:4711:ref_type");
  });

  test("touches the named stack alone", () => {
    const [first, second] = withAssumptions(
      [shop, bank],
      [{ name: "bank:gitlab_project.web.id", value: "4711" }],
    );
    expect(policy(first)).toContain("gitlab_project.web.id");
    expect(policy(second)).toContain("project_id:4711:ref_type");
  });

  test("leaves stacks alone without assumptions", () => {
    const stacks = [shop];
    expect(withAssumptions(stacks, [])).toBe(stacks);
  });

  test.each([
    [
      "a name that nothing has",
      [{ name: "gitlab_project.wbe.id", value: "1" }],
      "ERR_USAGE: nothing in the input has the name of an assumed value; given: gitlab_project.wbe.id; allowed: [STACK:]ADDRESS.ATTRIBUTE=VALUE, such as gitlab_project.web.id=4711; fix: did you mean gitlab_project.web?",
    ],
    [
      "a name that two stacks have",
      [{ name: "gitlab_project.web.id", value: "1" }],
      "ERR_USAGE: several stacks have the name of an assumed value; given: gitlab_project.web.id; allowed: shop:gitlab_project.web.id, bank:gitlab_project.web.id",
    ],
    [
      "a value given twice",
      [
        { name: "shop:gitlab_project.web.id", value: "1" },
        { name: "shop:gitlab_project.web.id", value: "2" },
      ],
      "ERR_USAGE: a value is assumed twice; given: shop:gitlab_project.web.id; fix: assume one value for it",
    ],
    [
      "an address without attribute",
      [{ name: "shop:gitlab_project.web", value: "1" }],
      "ERR_USAGE: an assumed value needs the name of an attribute; given: gitlab_project.web; allowed: ADDRESS.ATTRIBUTE, for example gitlab_project.web.id",
    ],
  ])("fails for %s", (_case, assumptions, message) => {
    expect(refusal(() => withAssumptions([shop, bank], assumptions))).toBe(message);
  });
});
