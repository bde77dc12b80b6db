import { expect, test } from "@jest/globals";
import { writeNotes } from "../../lib/cli/notes";

const written = (quiet: boolean | undefined): string => {
  const texts: string[] = [];
  writeNotes(["one\u0007", "two"], quiet, { stderr: { write: (text) => texts.push(text) } });
  return texts.join("");
};

test("notes are prose of one line each", () => {
  expect(written(undefined)).toBe("note: one\\u{7}\nnote: two\n");
});

test("--quiet leaves them out", () => {
  expect(written(true)).toBe("");
});
