import { expect, test } from "@jest/globals";
import { accessMap } from "../../../lib/report/access-map/model";
import { notesOf } from "../../../lib/report/access-map/notes";
import { STATE_WORDS, tableHtml } from "../../../lib/report/access-map/table";
import { PATH, UNEXPLAINED } from "../paths";

const { rows } = accessMap({ paths: [{ ...PATH, group: "<G>" }], identities: [] });

test("a row tells the whole path, escaped, with the numbers of its nodes", () => {
  const html = tableHtml(rows, notesOf(rows), false);
  expect(html.split("\n").find((line) => line.startsWith("<tr "))).toBe(
    '<tr data-n="0 1 2 3 4"><td><p>&lt;G&gt;<td><p>maintainer<small>in shop</small>' +
      "<td><p>shop/web<small>such as unprotected ref main</small>" +
      "<td><p>deploy<small>aws_iam_role.deploy</small><td><p>read s3://ledger/x/" +
      "<td>1<td>1 day 2 hours 5 minutes <i>2 3 4</i><td>5",
  );
});

test("a compared row starts with its change in words", () => {
  const added = rows.map((row) => ({ ...row, state: "added" as const }));
  expect(tableHtml(added, notesOf(rows), true)).toMatch(
    /<tr class=added data-n="0 1 2 3 4"><td>\+ added<td>/,
  );
  expect(STATE_WORDS.removed).toBe("- removed");
});

test("a row to production says so after the identity", () => {
  const paths = [{ ...PATH, production: true }];
  const { rows: own } = accessMap({ paths, identities: [] });
  const html = tableHtml(own, notesOf(own), false);
  expect(html).toMatch(
    /<tr data-production data-n="0 1 2 3 4">.*<td><p>deploy <b class=production>production<\/b><small>aws_iam_role\.deploy<\/small><td><p>read s3/,
  );
  const { rows: other } = accessMap({ paths: [{ ...PATH, production: false }], identities: [] });
  expect(tableHtml(other, notesOf(other), false)).not.toMatch(/production/);
});

test("says where there is no path, and where there is no bound", () => {
  expect(tableHtml([], new Map(), false)).toMatch(/No path: nobody/);
  const { rows: open } = accessMap({ paths: [UNEXPLAINED], identities: [] });
  expect(tableHtml(open, notesOf(open), false)).toMatch(/<td>no bound <i>1<\/i><td>\n/);
});
