import { expect, test } from "@jest/globals";
import { diffText } from "../../lib/report/diff-text";
import { DIFF, WIDER } from "./changes";

test("the verdict first, then what widens access, then the paths", () => {
  expect(diffText(DIFF)).toBe(`2 identities changed: 1 wider, 1 same-access

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
`);
});

test("nothing, and one", () => {
  const none = { changes: [], paths: { gained: [], lost: [] }, notes: [] };
  expect(diffText(none)).toBe("access is unchanged\n");
  expect(diffText({ ...none, changes: [WIDER] }).split("\n")[0]).toBe(
    "1 identity changed: 1 wider",
  );
});
