import { describe, expect, test } from "@jest/globals";
import { App } from "cdktf";
import {
  issuer,
  type PipelineKind,
  pipelineTokens,
  review,
  terraform,
} from "cdktf-gitlab-federation";
import * as fs from "node:fs";
import { parseManifests, withManifests } from "../../lib/relying-parties/manifests";
import { freshFolder, stackFolder } from "../../test/support/synth";
import { kubernetesNamespaces } from "./main";

/** What was written, as the command reads it. */
function written(): terraform.Stack {
  const app = new App({ outdir: freshFolder() });
  kubernetesNamespaces(app);
  app.synth();
  const folder = stackFolder(app, "namespaces");
  const json: unknown = JSON.parse(fs.readFileSync(`${folder}/cdk.tf.json`, "utf8"));
  const file = "authentication-configuration.yaml";
  const text = fs.readFileSync(`${folder}/${file}`, "utf8");
  fs.rmSync(app.outdir, { recursive: true });
  const stack = terraform.readStack(json, { name: "namespaces", file: "cdk.tf.json" });
  return withManifests(stack, parseManifests(text, file, file));
}

const stack = written();
const applied = terraform.assume(
  stack,
  new Map([
    ["gitlab_project.Payments.id", "41"],
    ["gitlab_project.Search.id", "42"],
  ]),
);
const gitlab = issuer({ kind: "self-managed", url: "https://gitlab.example.com", version: "19.2" });
const tokens = (id: string, path: string) =>
  pipelineTokens({
    issuer: gitlab,
    project: { id, path },
    audience: "kubernetes:production",
    environment: { name: "production", tier: "production", protected: true },
  });

/** Which roles a job gets, and why it does not get one. */
function roles(claims: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { decisions } = review.explain([applied], [{ id: "job", claims }]);
  return Object.fromEntries(
    decisions.map(({ identity, admitted, reasons }) => [
      identity.replace("kubernetes_role_binding_v1.", ""),
      admitted === false ? reasons.map(({ claim }) => claim) : admitted,
    ]),
  );
}

describe("team namespaces", () => {
  const payments = tokens("41", "shop/payments");
  const search = tokens("42", "shop/search");

  test("pass the guard rails without a warning", () => {
    const { findings } = review.check([stack], { today: "2026-11-24" });
    expect(findings.filter(({ severity }) => severity !== "info")).toEqual([]);
  });

  test("payments deploys with its token", () => {
    expect(roles(payments.push)["PaymentsDeployer"]).toBe(true);
  });

  test("search deploys through the agent, whatever the audience of its token", () => {
    expect(roles({ ...search.push, aud: "another" })["SearchDeployer"]).toBe(true);
  });

  test("neither team gets the other's namespace", () => {
    expect(roles(payments.push)["SearchDeployer"]).toEqual(["project_path", "project_id"]);
    expect(roles(search.push)["PaymentsDeployer"]).toEqual(["project_id"]);
  });

  test.each<[PipelineKind, string]>([
    ["fork", "project_id"],
    ["look-alike-group", "project_id"],
    ["re-registered-path", "project_id"],
    ["other-audience", "aud"],
  ])("payments refuses %s because of %s", (kind, claim) => {
    expect(roles(payments[kind])["PaymentsDeployer"]).toEqual([claim]);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ["another branch", { ref: "feature/x" }, "ref"],
    ["a tag of the same name", { ref_type: "tag" }, "ref_type"],
    ["an unprotected main", { ref_protected: "false" }, "ref_protected"],
    ["another environment", { environment: "staging" }, "environment"],
    ["an unprotected environment", { environment_protected: "false" }, "environment_protected"],
  ])("payments refuses %s because of %s alone", (_job, change, claim) => {
    expect(roles({ ...payments.push, ...change })["PaymentsDeployer"]).toEqual([claim]);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ["an unprotected branch", { ref_protected: "false" }, "ref_protected"],
    ["another tier", { deployment_tier: "staging" }, "deployment_tier"],
    ["another environment", { environment: "review/1" }, "environment"],
  ])("search refuses %s because of %s alone", (_job, change, claim) => {
    expect(roles({ ...search.push, ...change })["SearchDeployer"]).toEqual([claim]);
  });
});
