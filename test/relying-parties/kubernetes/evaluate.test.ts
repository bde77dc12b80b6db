import { describe, expect, test } from "@jest/globals";
import { jobToken } from "../../../lib/core";
import { evaluate, findDocuments, prepare } from "../../../lib/relying-parties/kubernetes";
import {
  AUDIENCE,
  bindingDocument,
  clusterOf,
  configuration,
  entry,
  roleBinding,
  stackWith,
} from "../../support/kubernetes";
import { agentStack } from "../../support/kubernetes-agents";

const document = bindingDocument(
  clusterOf({ rules: ["claims.ref == 'main'"] }, ["User gitlab:20"]),
);
const token = (claims: object = {}) => jobToken({ aud: AUDIENCE, project_id: "20", ...claims });

test("a document and a prepared one decide the same", () => {
  expect(evaluate(document, token())).toEqual({ admitted: true, reasons: [] });
  expect(evaluate(prepare(document), token())).toEqual({ admitted: true, reasons: [] });
});

describe("a refusal names each claim once", () => {
  test.each([
    ["the ref", { ref: "x" }, ["mismatch ref"]],
    ["project and ref", { project_id: "21", ref: "x" }, ["mismatch ref", "mismatch project_id"]],
    ["the audience", { aud: "x" }, ["mismatch aud"]],
    ["the issuer alone", { iss: "https://x.example", ref: "x" }, ["mismatch iss"]],
    ["an absent claim", { ref: null }, ["absent ref"]],
  ])("%s", (_name, claims, expected) => {
    const { admitted, reasons } = evaluate(document, token(claims));
    expect(admitted).toBe(false);
    expect(reasons.map(({ code, claim }) => `${code} ${claim}`)).toEqual(expected);
  });
});

test("of several authenticators the nearest gives the reasons", () => {
  const both = configuration(
    entry({ rules: ["claims.ref == 'x' && claims.ref_type == 'tag'"] }),
    entry({ rules: ["claims.ref == 'x'"] }),
  );
  const stack = stackWith({ "auth.yaml": both, "rbac.yaml": roleBinding(["User gitlab:20"]) });
  expect(evaluate(bindingDocument(stack), token()).reasons).toEqual([
    { code: "mismatch", claim: "ref", expected: '"x"', received: '"main"' },
  ]);
});

test("an agent's job needs no audience", () => {
  const files = { "rbac.yaml": roleBinding(["Group gitlab:project:20"]) };
  const content = "ci_access: {projects: [{id: shop/web, access_as: {ci_job: {}}}]}";
  const [binding] = findDocuments(agentStack(content, { files }));
  if (binding === undefined) throw new Error("no binding");
  expect(evaluate(binding, token({ project_path: "shop/web", aud: "x" }))).toEqual({
    admitted: true,
    reasons: [],
  });
  expect(
    evaluate(binding, token({ project_path: "shop/api" })).reasons.map(({ claim }) => claim),
  ).toEqual(["project_path"]);
});

test("jobs of an agent act as it", () => {
  const [agent] = findDocuments(agentStack("ci_access: {projects: [{id: shop/web}]}"));
  if (agent === undefined) throw new Error("no agent");
  expect(evaluate(agent, token({ project_path: "shop/web" })).admitted).toBe(true);
  expect(evaluate(agent, token({ project_path: "shop/api" })).admitted).toBe(false);
});

test("where nobody says anything of the token, that is told", () => {
  expect(evaluate({ ...document, authenticators: [] }, token())).toEqual({
    admitted: false,
    reasons: [
      {
        code: "no-statement",
        claim: "iss",
        expected: "an authenticator or an agent",
        received: '"https://gitlab.com"',
      },
    ],
  });
});
