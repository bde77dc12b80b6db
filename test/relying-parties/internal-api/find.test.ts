import { expect, test } from "@jest/globals";
import { findDocuments } from "../../../lib/relying-parties/internal-api";
import { parseManifests } from "../../../lib/relying-parties/manifests";
import { assume, type Stack } from "../../../lib/terraform";
import { stackOf } from "../../support/aws";
import { policyAsking, policyWith } from "../../support/internal-api";

const FILE = "artifact-store.internal-api.json";

function beside(json: object, ...policies: readonly object[]): Stack {
  const manifests = policies.flatMap((policy) =>
    parseManifests(JSON.stringify(policy), FILE, FILE),
  );
  return { ...stackOf(json), manifests };
}

const late = policyAsking({ project_id: { values: ["${gitlab_project.web.id}"] } });
const project = { resource: { gitlab_project: { web: { name: "web" } } } };

const valuesIn = (stack: Stack) =>
  findDocuments(stack).map(({ role }) => role.grants[0]?.[0]?.values.map(String));

test("each role of a policy is a document", () => {
  const grants: readonly object[] = [];
  const stack = beside(
    {},
    policyWith({
      roles: [
        { name: "a", grants },
        { name: "b", grants },
      ],
    }),
  );
  expect(findDocuments(stack).map(({ identity, role }) => [identity, role.name])).toEqual([
    [`${FILE}#a`, "a"],
    [`${FILE}#b`, "b"],
  ]);
  expect(findDocuments(stack)).toBe(findDocuments(stack));
});

test("documents of other kinds are none", () => {
  expect(findDocuments(stackOf({}))).toEqual([]);
  const other = {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "Role",
    metadata: { name: "x" },
  };
  expect(findDocuments(beside({}, other))).toEqual([]);
});

test("a policy whose roles cannot be read is one document that says so", () => {
  const [document, ...others] = findDocuments(beside({}, policyWith({ roles: "all" })));
  expect(others).toEqual([]);
  expect(document?.identity).toBe(`${FILE}#artifact-store`);
  expect(document?.role).toEqual({ name: "artifact-store", grants: [] });
  expect(document?.policy.problems).toHaveLength(1);
  const [unnamed] = findDocuments(beside({}, { ...policyWith({ roles: 1 }), metadata: {} }));
  expect(unnamed?.identity).toBe(`${FILE}#InternalApiPolicy`);
});

test("a policy without roles has none, and is none to speak of", () => {
  expect(findDocuments(beside({}, policyWith({ roles: [] })))).toEqual([]);
});

test("references are those of the stack beside it", () => {
  expect(valuesIn(beside(project, late))).toEqual([["${gitlab_project.web.id}"]]);
  const applied = assume(beside(project, late), new Map([["gitlab_project.web.id", "67890"]]));
  expect(valuesIn(applied)).toEqual([["67890"]]);
});
