import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { PlanJson } from "../../support/terraform/plan-json";
import {
  describeWithTerraform,
  type Native,
  serveFor,
  type Stubs,
  typesOf,
} from "../../support/terraform/stub";
import { findingsOf, verdictsOf } from "./answers";
import { ARN, conditions, document, PROVIDER, role, roleBy, statement } from "./native-aws";

const KEYS = ["eu.west/1", "gitlab::attribute.project_path/acme/app::viewer"];
const POLICIES = ["arn:aws:iam::aws:policy/ReadOnlyAccess", "ci/gitlab-open"];

const CONFIGURATION: Native = {
  "main.tf": [
    PROVIDER,
    document("trust", statement(conditions("gitlab.com"))),
    `module "edge" {
  source   = "./edge"
  for_each = toset(${JSON.stringify(KEYS)})
  trust    = data.aws_iam_policy_document.trust.json
  arn      = ${ARN}
}`,
  ].join("\n"),
  "edge/main.tf": `variable "trust" {}
variable "arn" {}
module "roles" {
  source = "./roles"
  count  = 2
  trust  = var.trust
  arn    = var.arn
}`,
  "edge/roles/main.tf": `variable "trust" {}
variable "arn" {}
module "one" {
  source = "./one"
  trust  = var.trust
  arn    = var.arn
}`,
  "edge/roles/one/main.tf": [
    'variable "trust" {}\nvariable "arn" {}',
    role("passed", "var.trust", 'for_each = toset(["a:b"])'),
    document("own", `count = 2\n${statement(conditions("gitlab.com"), "var.arn")}`),
    roleBy("own", "[count.index]", "count = 2"),
    `resource "aws_iam_role_policy_attachment" "many" {
  for_each   = toset(${JSON.stringify(POLICIES)})
  role       = aws_iam_role.own[0].name
  policy_arn = each.key
}`,
  ].join("\n"),
};

describeWithTerraform("roles three modules deep", () => {
  const modules = KEYS.flatMap((key) =>
    [0, 1].map((i) => `module.edge[${JSON.stringify(key)}].module.roles[${i}].module.one`),
  );
  const roles = modules.flatMap((module) =>
    ['aws_iam_role.passed["a:b"]', "aws_iam_role.own[0]", "aws_iam_role.own[1]"].map(
      (name) => `${module}.${name}`,
    ),
  );
  let stubs: Stubs;
  let plans: readonly PlanJson[];
  beforeAll(async () => {
    stubs = await serveFor([typesOf(CONFIGURATION)]);
    const work = await stubs.openNative(CONFIGURATION);
    const first = await work.plan();
    await work.apply();
    plans = [first, await work.plan()];
  });
  afterAll(() => stubs.stop());

  test("are found by their whole addresses, on the first plan as on the second", async () => {
    const expected = Object.fromEntries(roles.map((address) => [address, [true, false]]));
    for (const plan of plans) expect(await verdictsOf(plan)).toEqual(expected);
  });

  test("have their findings there, and nothing is left over", async () => {
    for (const plan of plans) {
      const found = (await findingsOf(plan)).filter((f) => f.includes("unprotected-ref"));
      expect(found.sort()).toEqual(roles.map((a) => `info trust/unprotected-ref ${a}`).sort());
    }
  });
});
