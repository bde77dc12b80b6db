import { expect, test } from "@jest/globals";
import { identitiesHtml } from "../../../lib/report/access-map/identities";
import { accessMap } from "../../../lib/report/access-map/model";
import { DIFF, WIDER } from "../changes";
import { PATH } from "../paths";
import { identity } from "./world";

test("an identity tells its trust in words and what it may do", () => {
  const map = accessMap({ paths: [PATH], identities: [identity("deploy", ["read <x>"])] });
  expect(identitiesHtml(map)).toBe(
    "<section id=identities aria-labelledby=identities-title><h2 id=identities-title>Identities</h2>\n" +
      "<article data-n=3><h3>deploy</h3>\n<p><code>aws_iam_role.deploy</code> stack shop, aws\n" +
      "<dl><dt>Takes tokens with<dd>project_path &quot;shop/web&quot;, ref_type &quot;branch&quot;, ref &quot;main&quot;\n" +
      "<dt>May<dd>read &lt;x&gt;\n</dl>\n</article>\n</section>\n",
  );
});

test("says what no path reaches", () => {
  const html = identitiesHtml(accessMap({ paths: [], identities: [identity("alone")] }));
  expect(html).toMatch(/<p class=bare>No path of the input reaches it\.\n/);
  expect(html).toMatch(/<dt>May<dd>nothing that the input tells\n/);
});

test("a changed identity has its kind by sign and word, a removed one is still told", () => {
  const gone = {
    ...WIDER,
    identity: "aws_iam_role.gone",
    identityName: "gone",
    kind: "removed" as const,
  };
  const diff = { ...DIFF, changes: [WIDER, gone] };
  const html = identitiesHtml(accessMap({ paths: [PATH], identities: [identity("deploy")], diff }));
  expect(html).toMatch(/<article data-n=\d+ data-kind="! wider"><h3>deploy/);
  expect(html).toMatch(/<article data-n=\d+ data-kind="- removed"><h3>gone/);
  expect(html).toMatch(/<dl><dt>Took tokens with<dd>ref &quot;main&quot;\n<dt>Takes tokens with/);
});

test("production is said by word, of an identity that is gone too", () => {
  const gone = { ...WIDER, identity: "x", identityName: "gone", kind: "removed" as const };
  const diff = { ...DIFF, changes: [{ ...gone, production: true }] };
  const identities = [
    { ...identity("deploy"), production: true },
    { ...identity("plan"), production: false },
  ];
  const html = identitiesHtml(accessMap({ paths: [], identities, diff }));
  expect(html.match(/<h3>.*<\/h3>/g)).toEqual([
    "<h3>deploy <b class=production>production</b></h3>",
    "<h3>plan</h3>",
    "<h3>gone <b class=production>production</b></h3>",
  ]);
});
