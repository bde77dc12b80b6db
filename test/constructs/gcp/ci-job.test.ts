import { describe, expect, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { parseYaml } from "../../../lib/relying-parties/manifests";
import { renderCiFragment } from "../../../lib/constructs/gitlab/ci-fragment";
import { gcpCiJob } from "../../../lib/constructs/gcp/ci-job";
import { freshFolder, refusal } from "../../support/synth";
import { AUDIENCE, type Estate, freshEstate, POOL_NAME } from "./estate";

const EMAIL = "publisher@shop-prod.iam.gserviceaccount.com";
const job = ({ pool }: Estate, serviceAccount?: string) =>
  gcpCiJob({
    name: "publisher",
    identity: EMAIL,
    pool,
    where: "shop/Publisher",
    ...(serviceAccount === undefined ? {} : { serviceAccount }),
  });

/** Runs the script as a runner does; returns the files that it leaves beside the project folder. */
function run(script: readonly string[], variables: Readonly<Record<string, string>>) {
  const project = path.join(freshFolder(), "web");
  fs.mkdirSync(project);
  const env: Record<string, string> = {
    PATH: process.env["PATH"] ?? "",
    CI_PROJECT_DIR: project,
    CI_JOB_ID: "7",
    GCP_ID_TOKEN: "a.b.c",
  };
  for (const [name, value] of Object.entries(variables)) {
    env[name] = value.replaceAll(/\$(\w+)/g, (_, known: string) => env[known] ?? "");
  }
  for (const line of script) execFileSync("sh", ["-c", line], { env, cwd: project });
  const files = fs.readdirSync(`${project}.tmp`).map((name) => {
    const file = path.join(`${project}.tmp`, name);
    return [name, fs.readFileSync(file, "utf8"), fs.statSync(file).mode & 0o777] as const;
  });
  const left = fs.readdirSync(project);
  fs.rmSync(path.dirname(project), { recursive: true });
  return { folder: `${project}.tmp`, files, left };
}

describe("gcpCiJob", () => {
  test("writes token and credentials outside the project folder, for the owner alone", () => {
    const { script, variables } = job(freshEstate(), EMAIL);
    const { files, folder, left } = run(script, variables);
    expect(left).toEqual([]);
    expect(files.map(([name, , mode]) => [name, mode])).toEqual([
      ["gcp-credentials-7.json", 0o600],
      ["gcp-id-token-7", 0o600],
    ]);
    expect(files[1]?.[1]).toBe("a.b.c");
    expect(JSON.parse(files[0]?.[1] ?? "")).toEqual({
      type: "external_account",
      audience: `//iam.googleapis.com/${POOL_NAME}/providers/gitlab`,
      subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
      token_url: "https://sts.googleapis.com/v1/token",
      service_account_impersonation_url: `https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${EMAIL}:generateAccessToken`,
      credential_source: { file: `${folder}/gcp-id-token-7` },
    });
  });

  test("without a service account nobody is impersonated", () => {
    const { script, variables } = job(freshEstate());
    const [credentials] = run(script, variables).files;
    const keys = Object.keys(JSON.parse(credentials?.[1] ?? "") as object);
    expect(keys).toEqual([
      "type",
      "audience",
      "subject_token_type",
      "token_url",
      "credential_source",
    ]);
  });

  test("is YAML as it stands in the fragment", () => {
    const own = job(freshEstate(), EMAIL);
    expect(parseYaml(renderCiFragment("shop", [own]), "x")).toEqual([
      {
        ".publisher": {
          id_tokens: { GCP_ID_TOKEN: { aud: AUDIENCE } },
          variables: own.variables,
          before_script: own.script,
        },
      },
    ]);
  });

  test("refuses a $", () => {
    const { pool } = freshEstate();
    const of = (identity: string) => () => gcpCiJob({ name: "x", identity, pool, where: "shop/X" });
    expect(refusal(of("a$b"))).toMatchObject({ code: "ERR_PROP", where: "shop/X" });
    expect(of("ab")).not.toThrow();
  });
});
