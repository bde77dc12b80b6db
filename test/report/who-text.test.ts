import { expect, test } from "@jest/globals";
import { whoText } from "../../lib/report/who-text";
import { PATH, UNEXPLAINED } from "./paths";

test("by identity: what it may do, who reaches it, what stands in the way and how long it lasts", () => {
  expect(whoText([PATH, UNEXPLAINED, { ...PATH, identity: "x", identityName: "y", assumed: [] }]))
    .toBe(`aws_iam_role.deploy  deploy, stack shop
  may read s3://ledger/x/
  members of G-Releasers (maintainer in shop) become deploy with a job of shop/web
    needs a merge request: the member may not push to main
    gone at the latest 1 day 2 hours 5 minutes after it was taken away
    assumed: main is taken to be the default branch
  members of shop\\u{1b}[2J whom no directory group explains become deploy
    no bound on how long it lasts after it was taken away

x  y, stack shop
  may read s3://ledger/x/
  members of G-Releasers (maintainer in shop) become deploy with a job of shop/web
    needs a merge request: the member may not push to main
    gone at the latest 1 day 2 hours 5 minutes after it was taken away

3 paths; declared, not observed
`);
});

test("identities that nobody reaches", () => {
  const unreached = [
    { stack: "shop", identity: "aws_iam_role.x", identityName: "x" },
    { stack: "shop", identity: "aws_iam_role.y", identityName: "y\u001b[2J" },
  ];
  expect(whoText([], undefined, unreached)).toBe(`reached by nobody
  aws_iam_role.x  x, stack shop
  aws_iam_role.y  y\\u{1b}[2J, stack shop

no paths; declared, not observed
`);
});

test("nobody", () => {
  expect(whoText([])).toBe("no paths; declared, not observed\n");
});

test("production comes first, and is counted", () => {
  const marked = { ...PATH, identity: "x", identityName: "y", assumed: [], production: true };
  const lines = whoText([{ ...PATH, production: false }, marked]).split("\n");
  expect(lines[0]).toBe("x  y, stack shop  production");
  expect(lines).toContain("aws_iam_role.deploy  deploy, stack shop");
  expect(lines.at(-2)).toBe("2 paths, 1 of them to production; declared, not observed");
});
