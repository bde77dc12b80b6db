import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { PlanJson } from "../../support/terraform/plan-json";
import {
  changeOf,
  describeWithTerraform,
  differences,
  serveFor,
  type Stubs,
  typesOf,
} from "../../support/terraform/stub";
import { answer, type Verdicts, verdictsOf } from "./answers";
import { ARN, heredoc, policyText, PROVIDER, role, SUBJECT } from "./native-aws";

const literal = (sub = SUBJECT) =>
  heredoc(policyText("arn:aws:iam::123456789012:oidc-provider/gitlab.com", "gitlab.com", sub));
const referring = heredoc(policyText(`\${${ARN}}`, "gitlab.com"));

const BEFORE = [
  PROVIDER,
  role("unchanged", literal()),
  role("changed", literal()),
  role("moved_from", literal()),
  role("destroyed", literal()),
  role("forgotten", literal()),
  role("replaced", literal()),
  role("waiting", referring),
].join("\n");

const AFTER = [
  PROVIDER.replace(
    'url            = "https://gitlab.com"',
    'url            = "https://gitlab.com"\n  tags = { replace = "yes" }',
  ),
  role("unchanged", literal()),
  role("changed", literal(SUBJECT.replace("acme", "evil"))),
  role("moved_to", literal()).replace(
    'name               = "moved_to"',
    'name               = "moved_from"',
  ),
  "moved {\n  from = aws_iam_role.moved_from\n  to   = aws_iam_role.moved_to\n}",
  "removed {\n  from = aws_iam_role.forgotten\n  lifecycle {\n    destroy = false\n  }\n}",
  role("replaced", literal()).replace(
    'name               = "replaced"',
    'name               = "another"',
  ),
  role("waiting", referring),
  role("created", literal()),
].join("\n");

interface Change {
  readonly identity: string;
  readonly kind: string;
}

describeWithTerraform("a plan over roles that are there", () => {
  let stubs: Stubs;
  let before: PlanJson;
  let plan: PlanJson;
  let targeted: PlanJson;
  let destroying: PlanJson;
  beforeAll(async () => {
    stubs = await serveFor([BEFORE, AFTER].map(typesOf), {
      forceNew: { aws_iam_role: ["name"], aws_iam_openid_connect_provider: ["tags"] },
    });
    const work = await stubs.openNative(BEFORE);
    before = await work.plan();
    await work.apply();
    destroying = await work.plan("-destroy");
    work.putNative(BEFORE + role("created", literal()) + role("later", literal()));
    targeted = await work.plan("-target=aws_iam_role.created");
    work.putNative(AFTER);
    plan = await work.plan();
  });
  afterAll(() => stubs.stop());

  test("has every kind of change", () => {
    expect([...differences(plan)].sort()).toEqual([
      "aws_iam_openid_connect_provider.gitlab: delete, create",
      "aws_iam_role.changed: update",
      "aws_iam_role.created: create",
      "aws_iam_role.destroyed: delete",
      "aws_iam_role.forgotten: forget",
      "aws_iam_role.replaced: delete, create",
      "aws_iam_role.waiting: update",
    ]);
    expect(changeOf(plan, "aws_iam_role.unchanged").change.actions).toEqual(["no-op"]);
    expect(changeOf(plan, "aws_iam_role.moved_to")).toMatchObject({
      previous_address: "aws_iam_role.moved_from",
      change: { actions: ["no-op"] },
    });
  });

  const TIGHT: Verdicts = [true, false];

  test("what is there after it is judged, unchanged or not; what is gone is not", async () => {
    expect(await verdictsOf(plan)).toEqual({
      "aws_iam_role.unchanged": TIGHT,
      "aws_iam_role.changed": [false, true],
      "aws_iam_role.moved_to": TIGHT,
      "aws_iam_role.replaced": TIGHT,
      "aws_iam_role.forgotten": TIGHT,
      "aws_iam_role.waiting": [null, null],
      "aws_iam_role.created": TIGHT,
    });
  });

  test("what it forgets goes on existing: a finding says that no later plan will show it", async () => {
    expect(await messagesOf(plan, "is forgotten")).toEqual([
      expect.stringContaining(
        "aws_iam_role.forgotten is forgotten: Terraform stops managing it, but it goes on existing, and later plans do not show it.",
      ),
    ]);
  });

  test("diff compares it with what was there before", async () => {
    const { changes } = await answer<{ readonly changes: readonly Change[] }>(plan, ["diff"]);
    expect(Object.fromEntries(changes.map((c) => [c.identity, c.kind]))).toEqual({
      "aws_iam_role.changed": "incomparable",
      "aws_iam_role.created": "added",
      "aws_iam_role.destroyed": "removed",
      "aws_iam_role.replaced": "same-access",
      "aws_iam_role.waiting": "unknown",
    });
  });

  test("-destroy leaves nobody; a first plan had everybody", async () => {
    expect(await verdictsOf(destroying)).toEqual({});
    expect(Object.keys(await verdictsOf(before)).sort()).toEqual(
      ["changed", "destroyed", "forgotten", "moved_from", "replaced", "unchanged", "waiting"].map(
        (name) => `aws_iam_role.${name}`,
      ),
    );
  });

  test("-target: what it leaves alone is there as it was, and a finding says that more may come", async () => {
    const there = Object.keys(await verdictsOf(before)).sort();
    expect(Object.keys(await verdictsOf(targeted)).sort()).toEqual(
      [...there, "aws_iam_role.created"].sort(),
    );
    expect(await messagesOf(targeted, "only a part")).toEqual([
      expect.stringContaining(
        "The plan covers only a part of the configuration (-target or deferred changes): new resources may be missing.",
      ),
    ]);
  });
});

/** The messages of `check` that have these words. */
async function messagesOf(plan: PlanJson, words: string): Promise<readonly string[]> {
  const { findings } = await answer<{ readonly findings: readonly { readonly message: string }[] }>(
    plan,
    ["check"],
  );
  return findings.map((f) => f.message).filter((m) => m.includes(words));
}
