import { describe, expect, test } from "@jest/globals";
import { findDocuments } from "../../../lib/relying-parties/kubernetes";
import {
  clusterOf,
  configuration,
  type Entry,
  entry,
  roleBinding,
  stackWith,
  type SubjectText,
} from "../../support/kubernetes";

const count = (parts: Entry, ...subjects: readonly SubjectText[]): number =>
  findDocuments(clusterOf(parts, subjects)).length;

describe("a binding is an identity", () => {
  test.each<[string, Entry, SubjectText]>([
    ["where the mapping can give the user name", {}, "User gitlab:20"],
    [
      "where the mapping can give the group",
      { groups: { claim: "groups_direct", prefix: "team:" } },
      "Group team:a",
    ],
    [
      "where an expression can give the group",
      { groups: { expression: "['team:' + claims.ref]" } },
      "Group team:a",
    ],
    [
      "where the expression gives that very group",
      { groups: { expression: "claims.ref == 'x' ? 'a' : ''" } },
      "Group a",
    ],
    [
      "where the form of the groups does not tell",
      { groups: { expression: "dyn(claims.g).map(g, g)" } },
      "Group a",
    ],
    [
      "where a bare claim can be the name",
      { username: { claim: "user_login", prefix: "" } },
      "User admin",
    ],
    ["of everybody who is authenticated", {}, "Group system:authenticated"],
    ["where the name is meant to be GitLab's, and can never be", {}, "User Gitlab-20"],
    ["where groups of GitLab's are meant, and there are none", {}, "Group gitlab:20"],
  ])("%s", (_name, parts, subject) => {
    expect(count(parts, subject)).toBe(1);
  });

  test("whatever else it names", () => {
    expect(count({}, "ServiceAccount ci", "User gitlab:20")).toBe(1);
  });

  test("where its subjects are not known", () => {
    const resource = {
      kubernetes_role_binding: { x: { metadata: { name: "x" }, subject: "${var.s}" } },
    };
    expect(
      findDocuments(stackWith({ "auth.yaml": configuration(entry()) }, { resource })).map(
        (d) => d.identity,
      ),
    ).toEqual(["kubernetes_role_binding.x"]);
  });
});

describe("a binding is none", () => {
  test.each<[string, Entry, SubjectText]>([
    ["of service accounts", {}, "ServiceAccount ci"],
    ["of the cluster's own users", {}, "User system:kube-scheduler"],
    [
      "of the cluster's own groups",
      { groups: { claim: "groups_direct", prefix: "gitlab:" } },
      "Group system:masters",
    ],
    ["of a person under another prefix", {}, "User oidc:ada"],
    [
      "of a group that the expression never gives",
      { groups: { expression: "claims.ref == 'x' ? 'a' : 'b'" } },
      "Group c",
    ],
    ["of a group where no groups are mapped", {}, "Group admins"],
    ["of a number's claim", { username: { claim: "runner_id", prefix: "" } }, "User 5"],
    [
      "of a value that the claim never has",
      { username: { claim: "ref_type", prefix: "" } },
      "User admin",
    ],
    [
      "of an issuer that is no GitLab",
      { url: "https://token.actions.githubusercontent.com" },
      "User gitlab:20",
    ],
    [
      "of an authenticator that names people alone",
      { username: { claim: "email", prefix: "gitlab:" } },
      "User gitlab:ada@x.example",
    ],
  ])("%s", (_name, parts, subject) => {
    expect(count(parts, subject)).toBe(0);
  });

  test("without an authenticator", () => {
    expect(
      findDocuments(stackWith({ "rbac.yaml": roleBinding(["User gitlab:20", "Group team:a"]) })),
    ).toEqual([]);
  });
});

test("a token needs one of several authenticators", () => {
  const both = configuration(
    entry(),
    entry({ url: "https://gitlab.example.com" }),
    entry({ username: { expression: "'x:' + claims.ref" } }),
  );
  const [document] = findDocuments(
    stackWith({ "auth.yaml": both, "rbac.yaml": roleBinding(["User x:main"]) }),
  );
  expect(
    document?.kind === "binding" && document.authenticators.map(({ address }) => address),
  ).toEqual(["auth.yaml#jwt[2]"]);
});

test("a stack is searched once", () => {
  const stack = clusterOf({}, ["User gitlab:20"]);
  expect(findDocuments(stack)).toBe(findDocuments(stack));
});
