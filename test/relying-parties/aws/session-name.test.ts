import { expect, test } from "@jest/globals";
import { operatorUse } from "../../../lib/relying-parties/aws/operators";
import { sessionVerdict } from "../../../lib/relying-parties/aws/session-name";
import { HOLE, literal, textOf } from "../../../lib/relying-parties/text";

const variable = textOf("x-${aws:username}", true) ?? HOLE;

test.each([
  // operator, values, Allow, Deny
  ["StringLike", [literal("gitlab-*")], true, false],
  ["StringLike", [literal("a"), literal("**")], true, true],
  ["StringEquals", [literal("*")], true, false],
  ["StringEquals", [], false, false],
  ["StringNotLike", [literal("gitlab-*")], true, false],
  ["StringNotLike", [literal("*")], false, false],
  ["StringNotEquals", [], true, true],
  ["StringLike", [HOLE], true, null],
  ["StringLike", [variable], null, null],
  ["StringLike", [literal("*"), HOLE], true, true],
  ["StringNotLike", [HOLE], null, false],
  ["Bool", [literal("true")], null, null],
] as const)("%s %j", (operator, values, allow, deny) => {
  const use = operatorUse(operator);
  if (use === undefined) throw new Error(operator);
  expect(sessionVerdict(use, values, "Allow")).toBe(allow);
  expect(sessionVerdict(use, values, "Deny")).toBe(deny);
  expect(sessionVerdict(use, values, "unknown")).toBeNull();
});
