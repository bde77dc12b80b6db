import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { PlanJson } from "../../support/terraform/plan-json";
import {
  changeOf,
  describeWithTerraform,
  serveFor,
  type Stubs,
  typesOf,
} from "../../support/terraform/stub";
import { answer, findingsOf, verdictsOf } from "./answers";
import {
  conditions,
  document,
  heredoc,
  policyText,
  PROVIDER,
  role,
  roleBy,
  statement,
} from "./native-aws";

const LITERAL_ARN = "arn:aws:iam::123456789012:oidc-provider/gitlab.com";
const tight = (arn: string) => statement(conditions("gitlab.com"), arn);

const EXISTING = [
  'data "aws_iam_openid_connect_provider" "gitlab" {\n  url = "https://gitlab.com"\n}',
  document("deploy", tight("data.aws_iam_openid_connect_provider.gitlab.arn")),
  roleBy("deploy"),
].join("\n");

const LATE = [
  'resource "aws_s3_bucket" "releases" {\n  bucket = "releases"\n}',
  document("deploy", `${tight(`"${LITERAL_ARN}"`)}\ndepends_on = [aws_s3_bucket.releases]`),
  roleBy("deploy"),
].join("\n");

const TEXT = role("deploy", heredoc(policyText(LITERAL_ARN, "gitlab.com")));

const inValues = (values: unknown): readonly string[] => {
  const { root_module } = (values ?? {}) as {
    readonly root_module?: { readonly resources?: readonly { readonly address: string }[] };
  };
  return (root_module?.resources ?? []).map((r) => r.address);
};
const priorOf = (plan: PlanJson) =>
  inValues((plan["prior_state"] as { readonly values?: unknown } | undefined)?.values);

describeWithTerraform("trust policies for a provider that is there before", () => {
  const ROLE = "aws_iam_role.deploy";
  const tightly = { [ROLE]: [true, false] };
  let stubs: Stubs;
  beforeAll(async () => {
    stubs = await serveFor([EXISTING, LATE, TEXT, PROVIDER].map(typesOf));
  });
  afterAll(() => stubs.stop());
  const firstPlan = async (configuration: string) => (await stubs.openNative(configuration)).plan();

  test("a provider that is looked up: the text is known, its document is in the prior state alone", async () => {
    const plan = await firstPlan(EXISTING);
    expect(
      JSON.parse(String(changeOf(plan, ROLE).change.after?.["assume_role_policy"])),
    ).toMatchObject({ Statement: [{ Principal: { Federated: LITERAL_ARN } }] });
    expect(plan.resource_changes?.map((c) => c.address)).toEqual([ROLE]);
    expect(inValues(plan["planned_values"])).toEqual([ROLE]);
    expect(priorOf(plan)).toEqual([
      "data.aws_iam_openid_connect_provider.gitlab",
      "data.aws_iam_policy_document.deploy",
    ]);
    expect(await verdictsOf(plan)).toEqual(tightly);
  });

  test("a document that waits for something else", async () => {
    const plan = await firstPlan(LATE);
    expect(changeOf(plan, "data.aws_iam_policy_document.deploy").action_reason).toBe(
      "read_because_dependency_pending",
    );
    expect(changeOf(plan, ROLE).change.after_unknown["assume_role_policy"]).toBe(true);
    expect(await verdictsOf(plan)).toEqual(tightly);
  });

  test("a text that ends in a line break, without a prior state; then unchanged, with one", async () => {
    const work = await stubs.openNative(TEXT);
    const first = await work.plan();
    expect(String(changeOf(first, ROLE).change.after?.["assume_role_policy"])).toMatch(/\}\n$/);
    expect(Object.hasOwn(first, "prior_state")).toBe(false);
    expect(await verdictsOf(first)).toEqual(tightly);
    await work.apply();
    const second = await work.plan();
    expect(changeOf(second, ROLE).change.actions).toEqual(["no-op"]);
    expect(priorOf(second)).toEqual([ROLE]);
    expect(await verdictsOf(second)).toEqual(tightly);
  });

  test("only the provider: no trust, and no finding on a role that is missing", async () => {
    const plan = await firstPlan(PROVIDER);
    expect(await verdictsOf(plan)).toEqual({});
    expect(await findingsOf(plan)).toEqual([
      "info trust/audience-shared aws_iam_openid_connect_provider.gitlab",
    ]);
    expect(await answer(plan, ["who"])).toEqual({ schemaVersion: 1, paths: [], unreached: [] });
  });
});
