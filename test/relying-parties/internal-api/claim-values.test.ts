import { expect, test } from "@jest/globals";
import type { ClaimName } from "../../../lib/core";
import { claimValues, shownClaim } from "../../../lib/relying-parties/internal-api/claim-values";

test.each<[ClaimName, unknown, readonly string[] | undefined]>([
  ["ref", "main", ["main"]],
  ["ref", "", [""]],
  ["ref", null, undefined],
  ["ref", undefined, undefined],
  ["ref", ["main"], []],
  ["ref", true, []],
  ["project_id", 42, []],
  ["runner_id", 42, ["42"]],
  ["runner_id", "42", ["42"]],
  ["runner_id", 4.5, []],
  ["runner_id", [42], []],
  ["aud", "a", ["a"]],
  ["aud", ["a", 1, "b"], ["a", "b"]],
  ["aud", { a: 1 }, []],
  ["groups_direct", ["shop"], ["shop"]],
  ["groups_direct", 1, []],
])("%s %j offers %j", (claim, value, texts) => {
  expect(claimValues({ [claim]: value }, claim)).toEqual(texts);
});

test("only the token's own members are claims", () => {
  expect(claimValues(Object.create({ ref: "main" }) as object as never, "ref")).toBeUndefined();
  expect(shownClaim(Object.create({ ref: "main" }) as object as never, "ref")).toBe("nothing");
});

test.each([
  ["main", '"main"'],
  [["a"], '["a"]'],
  [null, "nothing"],
  [undefined, "nothing"],
  [0, "0"],
])("%j is shown as %s", (value, text) => {
  expect(shownClaim({ ref: value }, "ref")).toBe(text);
});
