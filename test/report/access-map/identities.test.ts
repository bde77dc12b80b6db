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
      "<h4>Takes tokens with</h4><ul><li>project_path &quot;shop/web&quot;, ref_type &quot;branch&quot;, ref &quot;main&quot;</ul>\n" +
      "<h4>May</h4><ul><li>read &lt;x&gt;</ul>\n</article>\n</section>\n",
  );
});

test("says what no path reaches", () => {
  const html = identitiesHtml(accessMap({ paths: [], identities: [identity("alone")] }));
  expect(html).toMatch(/<p class=bare>No path of the input reaches it\.\n/);
  expect(html).toMatch(/<h4>May<\/h4><ul><li>nothing that the input tells<\/ul>/);
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
});
