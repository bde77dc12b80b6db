import { expect, test } from "@jest/globals";
import { accessMap } from "../../../lib/report/access-map/model";
import { noteNumbers, notesHtml, notesOf } from "../../../lib/report/access-map/notes";
import { PATH } from "../paths";

const approvals = ["<b>"];
const { rows } = accessMap({
  paths: [{ ...PATH, approvals, assumed: [], revocation: { seconds: 1, because: ["1 s"] } }],
  identities: [],
});

test("sentences are numbered in the order in which they are told, and escaped", () => {
  const notes = notesOf(rows);
  expect([...notes]).toEqual([
    ["<b>", 1],
    ["1 s", 2],
  ]);
  expect(noteNumbers(["1 s", "<b>"], notes)).toBe("2 1");
  expect(notesHtml(notes)).toBe(
    "<section id=notes aria-labelledby=notes-title><h2 id=notes-title>Notes</h2>\n<ol>\n<li>&lt;b&gt;\n<li>1 s\n</ol></section>\n",
  );
});

test("no sentence, no section", () => {
  expect(notesHtml(new Map())).toBe("");
});
