import { expect, test } from "@jest/globals";
import { changesHtml } from "../../../lib/report/access-map/changes";
import { DIFF } from "../changes";

test("what widens access comes first, old and new in words", () => {
  const lines = changesHtml(DIFF).split("\n");
  expect(lines).toEqual([
    "<section id=diff aria-labelledby=diff-title><h2 id=diff-title>What changed</h2>",
    "<p>1 path gained, no paths lost: marked in the map and in the table.",
    "<p class=bare>! access NOT revoked: the last link of shop is gone",
    '<article class="change wider"><h3><b>! wider</b> deploy</h3>',
    "<p><code>aws_iam_role.deploy</code> stack shop<p>deploy takes more: a job of shop/web on unprotected branch x gets in now",
    "<h4>Who could cause it</h4><ul><li>G-Engineers (developer in shop)</ul>",
    "<h4>Was</h4><ul><li>ref &quot;main&quot;</ul>",
    "<h4>Is</h4><ul><li>ref &quot;main&quot;<li>ref *</ul>",
    "</article>",
    '<article class="change same-access"><h3><b>same access</b> deploy</h3>',
    "<p><code>aws_iam_role.plan</code> stack shop<p>plan takes the same jobs, in other words",
    "</article>",
    "<h4>members of G-Releasers (maintainer in shop) become deploy with a job of shop/web</h4><ul><li>stands no longer in the way: a merge request: the member may not push to main<li>lasts longer after it was taken away: no bound, was 1 day 2 hours 5 minutes</ul>",
    "</section>",
    "",
  ]);
});

test("of each kind production comes first, and says so", () => {
  const [reworded, wider] = DIFF.changes;
  const changes = [
    { ...reworded!, production: true },
    { ...wider!, identityName: "plan", production: false },
    { ...wider!, production: true },
  ];
  expect(changesHtml({ ...DIFF, changes }).match(/<h3>.*<\/h3>/g)).toEqual([
    "<h3><b>! wider</b> deploy <b class=production>production</b></h3>",
    "<h3><b>! wider</b> plan</h3>",
    "<h3><b>same access</b> deploy <b class=production>production</b></h3>",
  ]);
});

test("says so where nothing changed", () => {
  expect(
    changesHtml({ changes: [], paths: { gained: [], lost: [], changed: [] }, notes: [] }),
  ).toMatch(/<p>Access is unchanged\.\n/);
});
