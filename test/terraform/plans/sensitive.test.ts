import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { runWith } from "../../cli/world";
import type { PlanJson } from "../../support/terraform/plan-json";
import { describeWithTerraform, serveFor, type Stubs, typesOf } from "../../support/terraform/stub";
import { APP, verdictsOf } from "./answers";
import { conditions, document, heredoc, policyText, role, roleBy, statement } from "./native-aws";

const SECRET = "hunter2";
const ARN = "arn:aws:iam::123456789012:oidc-provider/gitlab.com";
const SUB = "project_path:acme/${var.secret}:ref_type:branch:ref:main";

/** A secret in the trust of each kind of relying party, in a name, in a provider and in a claim that users write. */
const CONFIGURATION = `
variable "secret" {
  sensitive = true
  default   = "${SECRET}"
}

provider "gitlab" {
  token = var.secret
}

provider "vault" {
  address = "https://vault.example.com"
  token   = var.secret
}
${role("text", heredoc(policyText(ARN, "gitlab.com", SUB)))}
${document("block", statement(conditions("gitlab.com", SUB), `"${ARN}"`))}
${roleBy("block")}
${role("named", heredoc(policyText(ARN, "gitlab.com")), 'description = "the role of ${var.secret}"')}

resource "google_iam_workload_identity_pool_provider" "gitlab" {
  workload_identity_pool_id          = "gitlab"
  workload_identity_pool_provider_id = "gitlab"
  attribute_condition                = "assertion.project_path == 'acme/\${var.secret}'"
  attribute_mapping                  = { "google.subject" = "assertion.sub" }
  oidc {
    issuer_uri        = "https://gitlab.com"
    allowed_audiences = ["https://gitlab.com"]
  }
}

resource "google_project_iam_member" "viewer" {
  project = "shop-ci"
  role    = "roles/run.viewer"
  member  = "principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/gitlab/*"
}

resource "vault_jwt_auth_backend_role" "deploy" {
  backend         = "gitlab"
  role_name       = "deploy"
  role_type       = "jwt"
  user_claim      = "project_id"
  bound_audiences = ["https://gitlab.com"]
  token_policies  = ["deploy"]
  bound_claims    = { project_path = "acme/\${var.secret}" }
}

resource "gitlab_group" "acme" {
  name = "acme"
  path = "acme"
}

resource "gitlab_group_ldap_link" "acme" {
  group         = gitlab_group.acme.id
  cn            = "G-\${var.secret}"
  group_access  = "developer"
  ldap_provider = "ldapmain"
}
`;

/** Every command with every form of its answer. */
const COMMANDS: readonly (readonly [argv: readonly string[], formats: readonly string[]])[] = [
  [["check"], ["text", "json", "markdown", "codequality", "sarif"]],
  [["who"], ["text", "json", "csv"]],
  [
    ["explain", "--tokens", "DIR/tokens.jsonl"],
    ["text", "json"],
  ],
  [
    ["diff", "--base", "DIR/base.json"],
    ["text", "json", "markdown", "gitlab-terraform"],
  ],
  [
    ["test", "DIR/expectations.yaml"],
    ["text", "json", "junit"],
  ],
  [["doctor"], ["text", "json"]],
];

describeWithTerraform("a sensitive value in a plan", () => {
  let stubs: Stubs;
  let plans: Readonly<Record<string, PlanJson>>;
  beforeAll(async () => {
    stubs = await serveFor([typesOf(CONFIGURATION)]);
    const work = await stubs.openNative(CONFIGURATION);
    const first = await work.plan();
    await work.apply();
    plans = { first, second: await work.plan(), state: (await work.state()) as PlanJson };
  });
  afterAll(() => stubs.stop());

  test("is in what Terraform writes", () => {
    for (const plan of Object.values(plans)) expect(JSON.stringify(plan)).toContain(SECRET);
  });

  test("leaves open what it is part of", async () => {
    expect(await verdictsOf(plans["second"] as PlanJson)).toMatchObject({
      "aws_iam_role.text": [null, null],
      "aws_iam_role.block": [null, null],
      "aws_iam_role.named": [true, false],
      "google_project_iam_member.viewer": [null, null],
      "vault_jwt_auth_backend_role.deploy": [null, null],
    });
  });

  const shown = async (name: string, argv: readonly string[]): Promise<string> => {
    const ran = await runWith(
      {
        "plan.json": plans[name] as PlanJson,
        "base.json": plans["first"] as PlanJson,
        "tokens.jsonl": JSON.stringify({ id: "app", claims: APP }),
        "expectations.yaml":
          "- name: no feature branch\n  job: {ref: feature/x}\n  mustNotBecome: named\n",
      },
      [...argv, "DIR/plan.json"],
    );
    expect(ran.exitCode).toBeLessThan(64);
    expect(ran.stdout).not.toBe("");
    return ran.stdout + ran.stderr;
  };

  describe.each(["first", "second", "state"])("of the %s kind", (name) => {
    test.each(
      COMMANDS.flatMap(([argv, formats]) =>
        formats.map((format) => [argv[0] as string, format, argv] as const),
      ),
    )("%s --format %s does not show it", async (_command, format, argv) => {
      expect(await shown(name, [...argv, "--format", format])).not.toContain(SECRET);
    });

    test("map does not show it", async () => {
      expect(await shown(name, ["map"])).not.toContain(SECRET);
    });
  });
});
