import { describe, expect, test } from "@jest/globals";
import {
  describeConstraint,
  exact,
  GITLAB_DOT_COM,
  type Grant,
  issuer,
  opaque,
  type Trust,
  trustOf,
} from "../../../lib/core";
import { type BindingDocument, findDocuments, read } from "../../../lib/relying-parties/kubernetes";
import {
  AUDIENCE,
  bindingDocument,
  clusterOf,
  configuration,
  type Entry,
  entry,
  roleBinding,
  stackWith,
  type SubjectText,
} from "../../support/kubernetes";
import { agentStack } from "../../support/kubernetes-agents";

const declared = { issuer: GITLAB_DOT_COM, projects: [] };
const words = ({ grants }: Trust): readonly string[] => grants.map(grantWords);
const grantWords = ({ constraints }: Grant): string =>
  [...constraints]
    .filter(([claim]) => claim !== "iss" && claim !== "aud")
    .map(([claim, c]) => `${claim} ${describeConstraint(c)}`)
    .join(", ");
const reading = (parts: Entry, ...subjects: readonly SubjectText[]) =>
  read(bindingDocument(clusterOf(parts, subjects)), declared);

describe("a binding as a set of tokens", () => {
  test.each<[string, Entry, readonly SubjectText[], readonly string[]]>([
    ["a user", {}, ["User gitlab:20"], ['project_id "20"']],
    ["two users", {}, ["User gitlab:20", "User gitlab:21"], ['project_id "20"', 'project_id "21"']],
    [
      "a namespace",
      { groups: { expression: "'gitlab:ns:' + claims.namespace_path" } },
      ["Group gitlab:ns:acme"],
      ['project_path a path directly below "acme"'],
    ],
    [
      "a rule beside",
      { rules: ["claims.ref_protected == 'true'"] },
      ["User gitlab:20"],
      ['project_id "20", ref_protected "true"'],
    ],
    [
      "a rule that is never true",
      { rules: ["claims.ref_protected == true"] },
      ["User gitlab:20"],
      [],
    ],
    [
      "a required value",
      { claimValidationRules: [{ claim: "ref", requiredValue: "main" }] },
      ["User gitlab:20"],
      ['project_id "20", ref "main"'],
    ],
    ["everybody", {}, ["Group system:authenticated"], [""]],
    [
      "groups of a claim",
      { groups: { claim: "groups_direct", prefix: "gitlab:" } },
      ["Group gitlab:a/b"],
      ['groups_direct "a/b"'],
    ],
    [
      "a group of another prefix",
      { groups: { claim: "groups_direct", prefix: "team:" } },
      ["Group gitlab:a"],
      [],
    ],
    [
      "a condition",
      { groups: { expression: "claims.ref == 'main' ? 'gitlab:m' : 'gitlab:o'" } },
      ["Group gitlab:m"],
      ['ref "main"'],
    ],
    [
      "what a mapping needs",
      { groups: { expression: "['gitlab:all', 'gitlab:' + claims.environment]" } },
      ["Group gitlab:all"],
      ["environment anything", 'environment "all"'],
    ],
    [
      "groups that no token can have",
      { groups: { claim: "runner_id", prefix: "gitlab:" } },
      ["User gitlab:20"],
      [],
    ],
    ["no mapping of the user", { username: {} }, ["User gitlab:20"], []],
  ])("%s", (_name, parts, subjects, expected) => {
    const { trust, notUnderstood, audience } = reading(parts, ...subjects);
    expect(words(trust)).toEqual(expected);
    expect(notUnderstood).toEqual([]);
    expect(audience).toEqual({ required: true, registered: [AUDIENCE] });
  });

  test("issuer and audience are part of it", () => {
    const { trust } = reading({ audiences: ["a", "b"] }, "User gitlab:20");
    expect(trust).toEqual(
      trustOf({ iss: exact("https://gitlab.com"), aud: exact("a", "b"), project_id: exact("20") }),
    );
  });

  test("without an audience nobody is let in", () => {
    const { trust, audience } = reading({ audiences: [] }, "User gitlab:20");
    expect([words(trust), audience.required]).toEqual([[], false]);
  });

  test("several authenticators are alternatives", () => {
    const both = configuration(
      entry({ rules: ["claims.ref == 'a'"] }),
      entry({ url: "https://gitlab.example.com", audiences: ["x"] }),
    );
    const { trust, audience } = read(
      bindingDocument(stackWith({ "a.yaml": both, "rbac.yaml": roleBinding(["User gitlab:20"]) })),
      declared,
    );
    expect(words(trust)).toEqual(['project_id "20", ref "a"', 'project_id "20"']);
    expect(audience.registered).toEqual([AUDIENCE, "x"]);
  });

  test("a subject that only an undeclared template mints is told", () => {
    const { undeclaredTemplates } = reading(
      { username: { claim: "sub", prefix: "gitlab:" } },
      "User gitlab:project_id:20:ref:main",
    );
    expect(undeclaredTemplates.length).toBeGreaterThan(0);
  });
});

describe("what is not known", () => {
  const stack = (subject: unknown, parts: Entry = {}, resource: object = {}) =>
    stackWith(
      { "auth.yaml": configuration(entry(parts)) },
      {
        resource: {
          ...resource,
          kubernetes_role_binding: { x: { metadata: { name: "x" }, subject } },
        },
      },
    );

  test("an id stands for itself", () => {
    const { trust, notUnderstood } = read(
      bindingDocument(stack({ kind: "User", name: "gitlab:${gitlab_project.web.id}" })),
      declared,
    );
    expect(notUnderstood).toEqual([]);
    expect(trust.grants[0]?.constraints.get("project_id")?.values).toEqual(
      exact(opaque("${gitlab_project.web.id}")),
    );
  });

  test.each<[string, BindingDocument, readonly string[], readonly string[]]>([
    [
      "a name",
      bindingDocument(stack({ kind: "User", name: "${var.user}" })),
      [""],
      ['the name "${var.user}" is not known before apply'],
    ],
    [
      "the subjects",
      bindingDocument(stack("${var.subjects}")),
      [""],
      ["the subjects of kubernetes_role_binding.x are not known before apply"],
    ],
    [
      "a form of groups",
      bindingDocument(
        stack(
          { kind: "Group", name: "gitlab:a" },
          { groups: { expression: "dyn(claims.g).map(g, 'gitlab:' + g)" } },
        ),
      ),
      [""],
      ["the groups of auth.yaml#jwt[0] are made in a way that is not understood"],
    ],
  ])("%s widens the reading, and is told", (_name, document, expected, notes) => {
    const { trust, notUnderstood } = read(document, declared);
    expect(words(trust)).toEqual(expected);
    expect(notUnderstood.map(({ message }) => message)).toEqual(notes);
  });

  test.each<[string, object, readonly string[]]>([
    [
      "an issuer",
      { issuer_url: "${var.url}" },
      ["the issuer of aws_eks_identity_provider_config.x is not known before apply"],
    ],
    [
      "an audience",
      { client_id: "${var.id}" },
      ["the audiences of aws_eks_identity_provider_config.x are not known before apply"],
    ],
    [
      "a required value",
      { required_claims: { ref: "${var.ref}" } },
      ["the required value of ref is not known before apply"],
    ],
  ])("%s of an EKS cluster", (_name, change, notes) => {
    const oidc = {
      issuer_url: "https://gitlab.com",
      client_id: "x",
      username_claim: "project_id",
      username_prefix: "gitlab:",
      ...change,
    };
    const document = bindingDocument(
      stackWith(
        {},
        {
          resource: {
            aws_eks_identity_provider_config: { x: { cluster_name: "web", oidc } },
            kubernetes_role_binding: {
              x: { metadata: { name: "x" }, subject: { kind: "User", name: "gitlab:20" } },
            },
          },
        },
      ),
    );
    const { trust, notUnderstood } = read(document, declared);
    expect(trust.grants[0]?.constraints.get("iss")?.values).toEqual(exact("https://gitlab.com"));
    expect(notUnderstood.map(({ message }) => message)).toEqual(notes);
  });
});

describe("an agent", () => {
  const own = issuer({
    kind: "self-managed",
    url: "https://gitlab.example.com",
    issuerUrl: "https://keys.example.com",
    version: "19.2",
  });
  const rest = { provider: { gitlab: [{ base_url: "https://gitlab.example.com/api/v4" }] } };

  test("signs by the instance's issuer, and no audience is asked for", () => {
    const [document] = findDocuments(
      agentStack("ci_access: {projects: [{id: shop/web}]}", { rest }),
    );
    if (document === undefined) throw new Error("no agent");
    expect(read(document, { issuer: own, projects: [] })).toEqual({
      trust: trustOf({ iss: exact("https://keys.example.com"), project_path: exact("shop/web") }),
      notUnderstood: [],
      undeclaredTemplates: [],
      audience: { required: true, registered: undefined },
    });
    expect(read(document, declared).trust).toEqual(
      trustOf({ iss: exact("https://gitlab.example.com"), project_path: exact("shop/web") }),
    );
  });
});
