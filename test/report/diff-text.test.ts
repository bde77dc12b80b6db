import { expect, test } from "@jest/globals";
import { diffText } from "../../lib/report/diff-text";
import type { Diff } from "../../lib/review/diff/change";
import { DIFF, EASED, WIDER } from "./changes";
import { PATH } from "./paths";

test("the verdict first, then what widens access, then the paths", () => {
  expect(diffText(DIFF))
    .toBe(`2 identities changed: 1 wider, 1 same-access; 1 path gained, 1 path changed

access NOT revoked: the last link of shop is gone

wider         aws_iam_role.deploy  stack shop
              deploy takes more: a job of shop/web on unprotected branch x gets in now
              was ref "main"
              is  ref "main"
              or  ref *

same-access   aws_iam_role.plan  stack shop
              plan takes the same jobs, in other words

paths gained
  members of G-Releasers (maintainer in shop) become deploy with a job of shop/web

paths changed
  members of G-Releasers (maintainer in shop) become deploy with a job of shop/web
    stands no longer in the way: a merge request: the member may not push to main
    lasts longer after it was taken away: no bound, was 1 day 2 hours 5 minutes
`);
});

test("nothing, and one", () => {
  const none = { changes: [], paths: { gained: [], lost: [], changed: [] }, notes: [] };
  expect(diffText(none)).toBe("access is unchanged\n");
  const verdict = (diff: Partial<Diff>) => diffText({ ...none, ...diff }).split("\n")[0];
  expect(verdict({ changes: [WIDER] })).toBe("1 identity changed: 1 wider");
  expect(verdict({ paths: { gained: [PATH, PATH], lost: [PATH], changed: [] } })).toBe(
    "2 paths gained, 1 path lost",
  );
  expect(verdict({ paths: { gained: [], lost: [], changed: [EASED] } })).toBe("1 path changed");
});

test("production is counted after the verdict, and comes first", () => {
  const production = true;
  const [gained, other] = [
    { ...PATH, production },
    { ...PATH, message: "another path" },
  ];
  const marked = {
    ...DIFF,
    changes: [
      { ...WIDER, identity: "x" },
      { ...WIDER, production },
    ],
    paths: { gained: [other, gained], lost: [], changed: [] },
    notes: [],
  };
  const lines = diffText(marked).split("\n");
  expect(lines.slice(0, 5)).toEqual([
    "2 identities changed: 2 wider; 2 paths gained",
    "",
    "in production: 1 wider, 1 path gained",
    "",
    "wider         aws_iam_role.deploy  stack shop  production",
  ]);
  expect(lines.slice(-4)).toEqual([
    "paths gained",
    "  production: members of G-Releasers (maintainer in shop) become deploy with a job of shop/web",
    "  another path",
    "",
  ]);
});
