import type { Server } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { issuer, type PipelineKind, pipelineTokens, terraform } from "cdktf-gitlab-federation";
import { createVerifier, type DecisionRecord } from "cdktf-gitlab-federation/internal-api";
import { trustDocument } from "cdktf-gitlab-federation/jest";
import { synthesizedExample } from "../../test/support/example";
import { closed, keySet, listening, type Signer, signer } from "../../test/support/signed-tokens";
import { internalApi } from "./main";
import { artifactStore } from "./service";

const stack = synthesizedExample(internalApi);
/** The output after apply, which knows the id of the project. */
const policy = outputOf("artifact_store_policy").replaceAll("${gitlab_project.Web.id}", "67890");
const FILE = "artifact-store.internal-api.json";
const applied: terraform.Stack = {
  ...terraform.readStack(stack, { name: "artifacts", file: "cdk.tf.json" }),
  manifests: [
    {
      file: FILE,
      apiVersion: "gitlab-federation/v1",
      kind: "InternalApiPolicy",
      name: "artifact-store",
      value: JSON.parse(policy) as terraform.Value,
    },
  ],
};
const tokens = pipelineTokens({
  issuer: issuer({ kind: "self-managed", url: "https://gitlab.example.com", version: "19.2" }),
  project: { id: "67890", path: "shop/web" },
  audience: "internal-api:artifact-store",
});

let gitlab: Signer;
let server: Server;
let url: string;
const told: DecisionRecord[] = [];

beforeAll(async () => {
  gitlab = await signer("gitlab-1");
  const verifier = createVerifier(JSON.parse(policy), {
    keys: keySet(gitlab),
    log: (decision) => told.push(decision),
  });
  server = artifactStore(verifier);
  url = await listening(server);
});

afterAll(() => closed(server));

function outputOf(name: string): string {
  const { output } = stack as { output?: Readonly<Record<string, { value: string }>> };
  return output?.[name]?.value ?? "";
}

async function ask(method: "GET" | "PUT", claims: Record<string, unknown> | undefined) {
  const now = Math.floor(Date.now() / 1000);
  const lifetime = { iat: now, nbf: now - 5, exp: now + 300 };
  const response = await fetch(`${url}/web/1.tar`, {
    method,
    ...(method === "PUT" ? { body: "built" } : {}),
    headers:
      claims === undefined
        ? {}
        : { authorization: `Bearer ${await gitlab.sign({ ...claims, ...lifetime })}` },
  });
  return { status: response.status, body: await response.text() };
}

describe("the artifact store", () => {
  test("passes the guard rails without a warning", () => {
    expect(applied).toHaveNoFindings();
  });

  test("the review says of the policy what the store does", () => {
    const publisher = trustDocument(applied, `${FILE}#publisher`);
    expect(publisher).toAdmit(tokens.push);
    expect(publisher).toRefuse({ ...tokens.push, ref: "release/1" }, "ref");
    expect(trustDocument(applied, `${FILE}#reader`)).toAdmit({ ...tokens.push, ref: "release/1" });
  });

  test("takes an artifact from the release job, and gives it back", async () => {
    expect(await ask("PUT", tokens.push)).toEqual({
      status: 201,
      body: "stored for shop/web\n",
    });
    expect(await ask("GET", tokens.push)).toEqual({ status: 200, body: "built" });
  });

  test("lets a release branch read, not publish", async () => {
    const job = { ...tokens.push, ref: "release/1" };
    expect((await ask("GET", job)).status).toBe(200);
    expect((await ask("PUT", job)).status).toBe(403);
  });

  test.each<[string, Record<string, unknown>]>([
    ["another branch", { ref: "feature/login", ref_protected: "false" }],
    ["a tag of the same name", { ref_type: "tag" }],
    ["an unprotected main", { ref_protected: "false" }],
    ["a project id that is a number", { project_id: 67890 }],
  ])("refuses %s", async (_, change) => {
    expect(await ask("GET", { ...tokens.push, ...change })).toEqual({
      status: 403,
      body: '{"error":"insufficient_scope"}\n',
    });
  });

  test.each<[PipelineKind, number]>([
    ["fork", 403],
    ["look-alike-group", 403],
    ["re-registered-path", 403],
    ["other-audience", 401],
  ])("refuses %s with %s", async (kind, status) => {
    expect((await ask("PUT", tokens[kind])).status).toBe(status);
  });

  test("asks an unknown caller for a token", async () => {
    expect(await ask("GET", undefined)).toEqual({
      status: 401,
      body: '{"error":"unauthorized"}\n',
    });
  });

  test("tells every decision without naming a person", () => {
    expect(told[0]).toEqual({
      policy: "artifact-store",
      admitted: true,
      refusal: undefined,
      roles: ["publisher"],
      failing: [],
      job: { project_path: "shop/web", ref: "main", pipeline_id: "5000", job_id: "50000" },
    });
    expect(JSON.stringify(told)).not.toMatch(/sample-user|eyJ/);
  });
});
