import { expect, test } from "@jest/globals";
import { Notes } from "../../../lib/relying-parties/aws/notes";
import { UNKNOWN } from "../../../lib/terraform";

test("a problem has its place", () => {
  const notes = new Notes();
  notes.add("Statement[0]", "has no Action");
  expect(notes.problems).toEqual(["Statement[0] has no Action"]);
});

test("a malformed part is a gap and a problem", () => {
  const notes = new Notes();
  expect(notes.gap("Statement[0]", 1, "is not a JSON object")).toEqual({
    code: "not-understood",
    message: "Statement[0] is not a JSON object",
  });
  expect(notes.problems).toEqual(["Statement[0] is not a JSON object"]);
});

test("a part that is not known yet is a gap and no problem", () => {
  const notes = new Notes();
  expect(notes.gap("Statement[0]", UNKNOWN, "is not a JSON object")).toEqual({
    code: "unknown-value",
    message: "Statement[0] is not known before apply",
  });
  expect(notes.problems).toEqual([]);
});
