import { expect, test } from "@jest/globals";
import { whoCsv } from "../../lib/report/who-csv";
import { PATH, UNEXPLAINED } from "./paths";

const HEAD =
  "group,gitlab_group,role,project,stack,identity,identity_name,resources,production,approvals,revoked_after_seconds,assumed,message\r\n";

test("one path a line, empty where there is no bound or no group", () => {
  expect(whoCsv([PATH, { ...UNEXPLAINED, message: "m" }])).toBe(
    `${HEAD}G-Releasers,shop,maintainer,shop/web,shop,aws_iam_role.deploy,deploy,read s3://ledger/x/,,a merge request: the member may not push to main,93900,main is taken to be the default branch,members of G-Releasers (maintainer in shop) become deploy with a job of shop/web\r\n` +
      ",shop,member,shop/web,shop,aws_iam_role.deploy,deploy,,,,,,m\r\n",
  );
  expect(whoCsv([])).toBe(HEAD);
});

test("quotes are doubled, and no text is a formula", () => {
  const [, row = ""] = whoCsv([{ ...PATH, group: 'a"b,c', project: "=cmd" }]).split("\r\n");
  expect(row.startsWith('"a""b,c",shop,maintainer,\'=cmd,')).toBe(true);
});

test("says what is marked as production, and what is not", () => {
  const rows = whoCsv([
    { ...PATH, production: true },
    { ...PATH, production: false },
  ]).split("\r\n");
  expect(rows[1]).toMatch(/,read s3:\/\/ledger\/x\/,yes,a merge request/);
  expect(rows[2]).toMatch(/,read s3:\/\/ledger\/x\/,no,a merge request/);
});
