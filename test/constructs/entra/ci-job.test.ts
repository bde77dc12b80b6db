import { expect, test } from "@jest/globals";
import { parse } from "yaml";
import { renderCiFragment } from "../../../lib/constructs/gitlab/ci-fragment";
import { entraCiJob } from "../../../lib/constructs/entra/ci-job";
import { EntraTenant } from "../../../lib/constructs/entra";
import { freshStack } from "../../support/synth";
import { freshEstate, SUBSCRIPTION, TENANT } from "./estate";

const FILE = "$CI_PROJECT_DIR.tmp/azure-id-token-$CI_JOB_ID";

test("a job reads its client id from the variable that an output fills", () => {
  const job = entraCiJob(
    "Publisher",
    "Publisher-x_client_id",
    freshEstate().tenant,
    "shop/Publisher",
  );
  expect(job).toEqual({
    name: "Publisher",
    at: TENANT,
    identity: "shop/Publisher",
    audience: `api://AzureADTokenExchange/${TENANT}`,
    tokenVariable: "AZURE_ID_TOKEN",
    variables: {
      AZURE_TENANT_ID: TENANT,
      AZURE_FEDERATED_TOKEN_FILE: FILE,
      ARM_TENANT_ID: TENANT,
      ARM_SUBSCRIPTION_ID: SUBSCRIPTION,
      ARM_USE_OIDC: "true",
      ARM_OIDC_TOKEN_FILE_PATH: FILE,
    },
    script: [
      'export AZURE_CLIENT_ID="${PUBLISHER_X_CLIENT_ID:?set this CI/CD variable to the Terraform output Publisher-x_client_id}"',
      'export ARM_CLIENT_ID="$AZURE_CLIENT_ID"',
      `(umask 077 && mkdir -p "$CI_PROJECT_DIR.tmp" && printf '%s' "$AZURE_ID_TOKEN" > "$AZURE_FEDERATED_TOKEN_FILE")`,
    ],
  });
});

test("without a subscription none is named", () => {
  const tenant = new EntraTenant(freshStack().stack, "Corp", { tenantId: TENANT });
  const { variables } = entraCiJob("x", "x_client_id", tenant, "shop/x");
  expect(Object.keys(variables)).not.toContain("ARM_SUBSCRIPTION_ID");
});

test("survives the fragment of .gitlab-ci.yml", () => {
  const job = entraCiJob(
    "Publisher",
    "Publisher_client_id",
    freshEstate().tenant,
    "shop/Publisher",
  );
  const written = parse(renderCiFragment("shop", [job])) as Readonly<Record<string, object>>;
  expect(written[".Publisher"]).toMatchObject({
    before_script: job.script,
    variables: job.variables,
    id_tokens: { AZURE_ID_TOKEN: { aud: job.audience } },
  });
});
