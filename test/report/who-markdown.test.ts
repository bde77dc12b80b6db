import { expect, test } from "@jest/globals";
import { whoMarkdown } from "../../lib/report/who-markdown";
import { PATH, UNEXPLAINED } from "./paths";

test("how many paths, then one a row with what stands in its way and how long it lasts", () => {
  expect(whoMarkdown([PATH, UNEXPLAINED])).toBe(`**2 paths reach 1 identity**

| directory group | GitLab role | project | identity | resources | needs | ends at the latest after | assumed |
| --- | --- | --- | --- | --- | --- | --- | --- |
| G\\-Releasers | maintainer in shop | shop/web | deploy | read s3\\://ledger/x/ | a merge request\\: the member may not push to main | 1 day 2 hours 5 minutes | main is taken to be the default branch |
| no directory group | member in shop | shop/web | deploy |  |  | no bound |  |

_Declared, not observed._
`);
});

test("one, none and many", () => {
  const first = (text: string) => text.split("\n")[0];
  expect(first(whoMarkdown([PATH]))).toBe("**1 path reaches 1 identity**");
  expect(first(whoMarkdown([PATH, { ...PATH, stack: "bank" }]))).toBe(
    "**2 paths reach 2 identities**",
  );
  expect(whoMarkdown([])).toBe("**No path reaches an identity**\n\n_Declared, not observed._\n");
  const many = whoMarkdown(Array.from({ length: 130 }, () => PATH));
  expect(many).toContain("and 30 more: see the CSV");
  expect(many.split("\n").filter((line) => line.startsWith("| G"))).toHaveLength(100);
});

test("production comes first, and stands in the verdict", () => {
  const marked = { ...PATH, identityName: "live", production: true };
  const lines = whoMarkdown([{ ...PATH, production: false }, marked]).split("\n");
  expect(lines[0]).toMatch(/, 1 of them to production\*\*$/);
  expect(lines[4]).toMatch(/\| live \*\*production\*\* \|/);
  expect(lines[5]).toMatch(/\| deploy \|/);
});
