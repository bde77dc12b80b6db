import { describe, expect, test } from "@jest/globals";
import {
  namespaceDeployer,
  namespaceRule,
  namespaceViewer,
} from "../../../lib/constructs/kubernetes";
import { refusal } from "../../support/synth";

test("a deployer writes workloads, and secrets only where it says so", () => {
  const resources = (grant = namespaceDeployer()) => grant.rules.flatMap((rule) => rule.resources);
  expect(resources()).toEqual([
    "deployments",
    "statefulsets",
    "daemonsets",
    "replicasets",
    "jobs",
    "cronjobs",
    "services",
    "configmaps",
    "ingresses",
    "pods",
    "pods/log",
    "events",
  ]);
  expect(resources(namespaceDeployer({ secrets: true })).includes("secrets")).toBe(true);
  expect([namespaceDeployer().words, namespaceDeployer({ secrets: true }).words]).toEqual([
    "deploy workloads",
    "deploy workloads and write secrets",
  ]);
});

test("no grant has a wildcard, or gives rights away", () => {
  const all = [namespaceDeployer({ secrets: true }), namespaceViewer()].flatMap(
    ({ rules }) => rules,
  );
  const words = new Set(all.flatMap(({ resources, verbs }) => [...resources, ...verbs]));
  for (const word of [
    "*",
    "roles",
    "rolebindings",
    "escalate",
    "bind",
    "impersonate",
    "pods/exec",
  ]) {
    expect([word, words.has(word)]).toEqual([word, false]);
  }
});

test("a viewer reads", () => {
  expect([...new Set(namespaceViewer().rules.flatMap(({ verbs }) => verbs))]).toEqual([
    "get",
    "list",
    "watch",
  ]);
});

test("any other rule is an exact one", () => {
  const props = { apiGroups: ["", "x.example.com"], resources: ["widgets/status"], verbs: ["get"] };
  expect(namespaceRule(props)).toEqual({ words: "get widgets/status", rules: [props] });
  expect(namespaceRule({ ...props, words: "look ${x}" }).words).toBe("look $${x}");
});

describe("a rule is refused", () => {
  const props = { apiGroups: [""], resources: ["pods"], verbs: ["get"] };
  test.each([
    ["every verb", { verbs: ["*"] }, "the verb * lets a job take every right"],
    ["bind", { verbs: ["get", "bind"] }, "the verb bind lets a job take every right"],
    ["every resource", { resources: ["*"] }, "resources is not allowed"],
    ["every group", { apiGroups: ["*"] }, "apiGroups is not allowed"],
    ["no verb", { verbs: [] }, "verbs names nothing"],
    ["no resource", { resources: [] }, "resources names nothing"],
    ["a verb in capitals", { verbs: ["Get"] }, "verbs is not allowed"],
  ])("for %s", (_name, change, problem) => {
    const { code, message } = refusal(() => namespaceRule({ ...props, ...change }));
    expect([code, message.split(";")[0]]).toEqual(["ERR_PROP", problem]);
  });
});
