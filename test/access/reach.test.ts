import { expect, test } from "@jest/globals";
import { declaredBy, gitlabModel, identitiesOf } from "../../lib/access";
import { type Reach, reachOf } from "../../lib/access/reach";
import { awsRole, LINKS, shop, stackOf } from "../support/access/stacks";

/** What a role reaches, grant by grant. */
function reachedBy(claims: Readonly<Record<string, unknown>>, host?: string): readonly Reach[] {
  const role = awsRole("deploy", { StringEquals: { aud: "aws" }, StringLike: claims }, host);
  const stacks = [stackOf(shop({ ...LINKS, aws_iam_role: { deploy: role } }))];
  const model = gitlabModel(stacks);
  return identitiesOf(stacks, declaredBy(model)).flatMap((identity) => reachOf(model, identity));
}

const labels = ({ targets }: Reach): readonly string[] => targets.map(({ label }) => label);
const groups = ({ targets }: Reach): readonly (string | null)[] =>
  targets.flatMap(({ members }) => members.map(({ group }) => group));

const MAIN = "ref_type:branch:ref:main";

test.each<[string, readonly string[], readonly (readonly string[])[]]>([
  ["a declared project", [`project_path:shop/web:${MAIN}`], [["shop/web"]]],
  ["a project that nobody declared", [`project_path:shop/api:${MAIN}`], [["shop/api"]]],
  [
    "several, grant by grant",
    [`project_path:shop/web:${MAIN}`, `project_path:shop/api:${MAIN}`],
    [["shop/api"], ["shop/web"]],
  ],
  ["a whole group", [`project_path:shop/*:${MAIN}`], [["shop/web", "shop/*"]]],
  ["no project, where no token is trusted", ["project_path:shop/web"], []],
])("%s", (_what, sub, expected) => {
  expect(reachedBy({ sub }).map(labels).sort()).toEqual(expected);
});

test("nobody of the model where another instance signs", () => {
  const sub = `project_path:shop/web:${MAIN}`;
  expect(reachedBy({ sub }).map(groups)).toEqual([["Developers", "Maintainers"]]);
  const elsewhere = reachedBy({ sub }, "gitlab.example.com");
  expect(elsewhere.map(labels)).toEqual([["shop/web"]]);
  expect(elsewhere.map(groups)).toEqual([[null]]);
});
