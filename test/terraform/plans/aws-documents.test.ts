import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { PlanJson } from "../../support/terraform/plan-json";
import {
  changeOf,
  describeWithTerraform,
  differences,
  type Native,
  serveFor,
  type Stubs,
  typesOf,
} from "../../support/terraform/stub";
import { findingsOf, type Verdicts, verdictsOf } from "./answers";
import {
  ARN,
  condition,
  conditions,
  document,
  heredoc,
  policyText,
  principal,
  PROVIDER,
  role,
  roleBy,
  statement,
  SUBJECT,
  URL,
} from "./native-aws";

const OIDC = "aws_iam_openid_connect_provider.gitlab";
const EACH_GROUP = 'for_each = toset(["acme", "evil"])';
const EACH_SUBJECT = SUBJECT.replace("acme", "${each.key}");

/** Every block made by `dynamic`: the configuration of the plan then has no expressions for any of it. */
const DYNAMIC = `
  dynamic "statement" {
    for_each = ["${SUBJECT}"]
    content {
      actions = ["sts:AssumeRoleWithWebIdentity"]
      dynamic "principals" {
        for_each = [${ARN}]
        content {
          type        = "Federated"
          identifiers = [principals.value]
        }
      }
      dynamic "condition" {
        for_each = { aud = "https://gitlab.com", sub = statement.value }
        content {
          test     = "StringEquals"
          variable = "${URL}:\${condition.key}"
          values   = [condition.value]
        }
      }
    }
  }
`;

const CONFIGURATION: Native = {
  "main.tf": [
    PROVIDER,
    document("direct"),
    roleBy("direct"),
    document("counted", `count = 1\n${statement()}`),
    roleBy("counted", "[0]"),
    document("each", EACH_GROUP + statement(conditions(URL, EACH_SUBJECT))),
    roleBy("each", "[each.key]", EACH_GROUP),
    document("joined", `count = 1\n${statement()}`),
    role("joined", 'join("", data.aws_iam_policy_document.joined[*].json)'),
    document("loose", statement(`sid = "Loose"\n${conditions(URL)}`)),
    document(
      "service",
      `statement {\nactions = ["sts:AssumeRole"]\n${principal("Service", '"ec2.amazonaws.com"')}}`,
    ),
    document("anyone", `statement {\nactions = ["sts:AssumeRole"]\n${principal("AWS", '"*"')}}`),
    document("dynamic", DYNAMIC),
    roleBy("dynamic"),
    document(
      "twice",
      statement(
        conditions(URL) + condition(`${URL}:sub`, `["${SUBJECT.replace("acme", "evil")}"]`),
      ),
    ),
    roleBy("twice"),
    document(
      "empty",
      statement(
        condition("gitlab.com:aud", '["https://gitlab.com"]') + condition("gitlab.com:sub", "[]"),
      ),
    ),
    roleBy("empty"),
    "locals { url = aws_iam_openid_connect_provider.gitlab.url }",
    document("local_key", statement(conditions("${local.url}"))),
    roleBy("local_key"),
    document("written_key", statement(conditions("https://gitlab.com"))),
    roleBy("written_key"),
    role("text", heredoc(policyText(`\${${ARN}}`, "gitlab.com"))),
    'module "local" {\n  source = "./local"\n  arn = ' + ARN + "\n}",
    'module "argument" {\n  source = "./argument"\n  trust = data.aws_iam_policy_document.direct.json\n}',
    'module "output" {\n  source = "./output"\n  arn = ' + ARN + "\n}",
    role("output", "module.output.json"),
  ].join("\n"),
  "local/main.tf":
    'variable "arn" {}\nlocals { trust = data.aws_iam_policy_document.trust.json }' +
    document("trust", statement(conditions("gitlab.com"), "var.arn")) +
    role("local", "local.trust"),
  "argument/main.tf": `variable "trust" {}\n${role("argument", "var.trust")}`,
  "output/main.tf":
    'variable "arn" {}\noutput "json" { value = data.aws_iam_policy_document.trust.json }' +
    document("trust", statement(conditions("gitlab.com"), "var.arn")),
};

const LITERAL_ARN = "arn:aws:iam::123456789012:oidc-provider/gitlab.com";

/** Policies that wait for no ARN: by a key that refers to the provider, and by one that is written out. */
const WITHOUT_ARN = [
  PROVIDER,
  role("referring_text", heredoc(policyText(LITERAL_ARN, URL))),
  role("written_text", heredoc(policyText(LITERAL_ARN, "https://gitlab.com"))),
  document("referring", statement(conditions(URL), `"${LITERAL_ARN}"`)),
  roleBy("referring"),
  document("written", statement(conditions("https://gitlab.com"), `"${LITERAL_ARN}"`)),
  roleBy("written"),
].join("\n");

const TIGHT: Verdicts = [true, false];
const OTHER_PROJECT: Verdicts = [false, true];
const BOTH: Verdicts = [true, true];
const NOBODY: Verdicts = [false, false];
const OPEN: Verdicts = [null, null];

/** By identity: what the first plan says of both jobs, and what the second does. */
const TABLE: Readonly<Record<string, readonly [first: Verdicts, second: Verdicts]>> = {
  "aws_iam_role.direct": [TIGHT, TIGHT],
  "aws_iam_role.counted": [TIGHT, TIGHT],
  'aws_iam_role.each["acme"]': [TIGHT, TIGHT],
  'aws_iam_role.each["evil"]': [OTHER_PROJECT, OTHER_PROJECT],
  "aws_iam_role.joined": [TIGHT, TIGHT],
  "data.aws_iam_policy_document.loose": [TIGHT, TIGHT],
  "aws_iam_role.dynamic": [[null, false], TIGHT],
  "aws_iam_role.twice": [BOTH, BOTH],
  "aws_iam_role.empty": [NOBODY, NOBODY],
  "aws_iam_role.local_key": [TIGHT, TIGHT],
  "aws_iam_role.written_key": [NOBODY, NOBODY],
  "aws_iam_role.text": [OPEN, TIGHT],
  "module.local.aws_iam_role.local": [TIGHT, TIGHT],
  "module.argument.aws_iam_role.argument": [TIGHT, TIGHT],
  "aws_iam_role.output": [TIGHT, TIGHT],
};

describeWithTerraform("trust policies of AWS before and after the provider exists", () => {
  let stubs: Stubs;
  let first: PlanJson;
  let second: PlanJson;
  let verdicts: readonly Readonly<Record<string, Verdicts>>[];
  beforeAll(async () => {
    stubs = await serveFor([typesOf(CONFIGURATION)]);
    const work = await stubs.openNative(CONFIGURATION);
    first = await work.plan();
    await work.apply();
    second = await work.plan();
    verdicts = [await verdictsOf(first), await verdictsOf(second)];
  });
  afterAll(() => stubs.stop());

  test("Terraform defers the document: its statement is there, its identifiers and text are not", () => {
    const { action_reason, change } = changeOf(first, "data.aws_iam_policy_document.direct");
    expect([action_reason, change.actions]).toEqual(["read_because_config_unknown", ["read"]]);
    expect(change.after?.["statement"]).toMatchObject([
      {
        effect: null,
        principals: [{ identifiers: [null], type: "Federated" }],
        condition: [{ variable: "https://gitlab.com:aud" }, { variable: "https://gitlab.com:sub" }],
      },
    ]);
    expect(change.after_unknown).toMatchObject({
      json: true,
      statement: [{ principals: [{ identifiers: [true] }] }],
    });
    const { after, after_unknown } = changeOf(first, "aws_iam_role.direct").change;
    expect([after?.["assume_role_policy"], after_unknown["assume_role_policy"]]).toEqual([
      undefined,
      true,
    ]);
  });

  test("the provider's URL has no scheme in the second plan, which changes nothing", () => {
    expect(changeOf(second, OIDC).change.after?.["url"]).toBe("gitlab.com");
    expect(differences(second)).toEqual([]);
  });

  test("a key with a scheme is a mistake where it is written out, and none where it refers to the provider", async () => {
    const plan = await (await stubs.openNative(WITHOUT_ARN)).plan();
    const known = ["referring_text", "written_text", "written"].map((name) =>
      changeOf(plan, `aws_iam_role.${name}`),
    );
    for (const { address, change } of known) {
      expect([address, change.after?.["assume_role_policy"]]).toEqual([
        address,
        expect.stringContaining('"https://gitlab.com:sub"'),
      ]);
    }
    expect(changeOf(plan, "data.aws_iam_policy_document.referring").action_reason).toBe(
      "read_because_dependency_pending",
    );
    expect(await verdictsOf(plan)).toEqual({
      "aws_iam_role.referring_text": TIGHT,
      "aws_iam_role.written_text": NOBODY,
      "aws_iam_role.referring": TIGHT,
      "aws_iam_role.written": NOBODY,
    });
  });

  test.each(Object.entries(TABLE))("%s", (identity, expected) => {
    expect(verdicts.map((of) => of[identity])).toEqual(expected);
  });

  test("nothing else is judged: documents of roles, and of plain sts:AssumeRole, are no identities", () => {
    const identities = Object.keys(TABLE).sort();
    expect(verdicts.map((of) => Object.keys(of).sort())).toEqual([identities, identities]);
  });

  test("what is open is neither safe nor insecure; what is a mistake is one in both plans", async () => {
    const told = async (plan: PlanJson) =>
      (await findingsOf(plan)).filter((finding) => !finding.startsWith("info "));
    const mistakes = ["aws_iam_role.empty", "aws_iam_role.written_key"].map(
      (address) => `error trust/never-matches ${address}`,
    );
    const open = ["aws_iam_role.dynamic", "aws_iam_role.text"].map(
      (address) => `warning trust/not-understood ${address}`,
    );
    expect(await told(first)).toEqual([...mistakes, ...open]);
    expect(await told(second)).toEqual(mistakes);
  });
});
