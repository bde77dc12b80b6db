import { expect, test } from "@jest/globals";
import { diffMarkdown } from "../../lib/report/diff-markdown";
import { DIFF, WIDER } from "./changes";
import { PATH } from "./paths";

test("the verdict first, then what widens access, the paths and their picture", () => {
  expect(diffMarkdown(DIFF))
    .toBe(`**Access changes: 1 wider, 1 same-access, 1 path gained, 1 path changed**

- access NOT revoked\\: the last link of shop is gone

| change | identity | what it means |
| --- | --- | --- |
| wider | deploy (aws\\_iam\\_role.deploy) | deploy takes more\\: a job of shop/web on unprotected branch x gets in now |
| same-access | deploy (aws\\_iam\\_role.plan) | plan takes the same jobs, in other words |

#### Paths gained

| directory group | GitLab role | project | identity | resources |
| --- | --- | --- | --- | --- |
| G\\-Releasers | maintainer in shop | shop/web | deploy | read s3\\://ledger/x/ |

#### Paths changed

| directory group | GitLab role | project | identity | what changed |
| --- | --- | --- | --- | --- |
| G\\-Releasers | maintainer in shop | shop/web | deploy | stands no longer in the way\\: a merge request\\: the member may not push to main; lasts longer after it was taken away\\: no bound, was 1 day 2 hours 5 minutes |

\`\`\`mermaid
graph LR
n0["G-Releasers"] -- + --> n1["shop/web as maintainer"]
n1["shop/web as maintainer"] -- + --> n2["deploy"]
\`\`\`

_Declared, not observed: what Terraform will do, by set inclusion for each identity._
`);
});

test("nothing to say", () => {
  const [first] = diffMarkdown({
    changes: [],
    paths: { gained: [], lost: [], changed: [] },
    notes: [],
  }).split("\n");
  expect(first).toBe("**Access is unchanged**");
});

test("stays under the size of a note", () => {
  const changes = Array.from({ length: 5000 }, (_, i) => ({ ...WIDER, identity: `r.${i}` }));
  const gained = Array.from({ length: 5000 }, (_, i) => ({
    ...PATH,
    group: `${"G".repeat(500)}${i}`,
  }));
  const text = diffMarkdown({ changes, paths: { gained, lost: [], changed: [] }, notes: [] });
  expect(text.length).toBeLessThan(100_000);
  expect(text).toContain("and 4900 more");
  expect(text).toContain("The rest is too long for a note");
});

test("production stands in the verdict, and beside the identity", () => {
  const production = true;
  const lines = diffMarkdown({
    changes: [{ ...WIDER, production }],
    paths: { gained: [{ ...PATH, production }], lost: [], changed: [] },
    notes: [],
  }).split("\n");
  expect(lines[0]).toBe(
    "**Access changes: 1 wider, 1 path gained; in production: 1 wider, 1 path gained**",
  );
  expect(lines[4]).toMatch(/^\| wider \| deploy \(aws\\_iam\\_role.deploy\) \*\*production\*\* \|/);
  expect(lines.filter((line) => line.includes("| deploy **production** |"))).toHaveLength(1);
});
