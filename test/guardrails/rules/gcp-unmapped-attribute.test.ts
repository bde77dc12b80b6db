import { expect, test } from "@jest/globals";
import { gcpUnmappedAttribute } from "../../../lib/guardrails/rules/gcp-unmapped-attribute";
import { BINDING, MAPPING, type PoolParts, poolResources, set } from "../../support/gcp";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";

const PROVIDER = "google_iam_workload_identity_pool_provider.gitlab";
const none = (key: string): readonly string[] => [
  `error ${BINDING}: ${key} is not mapped by ${PROVIDER}, so the member names nobody`,
];

test.each<[string, PoolParts, readonly string[]]>([
  ["a mapped attribute", {}, []],
  ["another one", { member: set("attribute.ref/main") }, none("attribute.ref")],
  ["groups that are not mapped", { member: set("group/ops") }, none("google.groups")],
  [
    "groups that are",
    {
      member: set("group/ops"),
      mapping: { ...MAPPING, "google.groups": "assertion.groups_direct" },
    },
    [],
  ],
  ["everybody", { member: set("*") }, []],
  [
    "a mapping that is not known",
    { member: set("attribute.ref/main"), provider: { attribute_mapping: "${var.x}" } },
    [],
  ],
  [
    "a pool without a provider",
    { member: set("attribute.ref/main").replace("gitlab-pool", "other-pool") },
    [],
  ],
])("%s", (_name, parts, expected) => {
  expect(findingsOf(gcpUnmappedAttribute, inputFrom(onGitlabCom(poolResources(parts))))).toEqual(
    expected,
  );
});

test("one provider of the pool that maps it is enough", () => {
  const resources = poolResources({ member: set("attribute.ref/main") });
  const { gitlab } = resources["google_iam_workload_identity_pool_provider"] ?? {};
  const mapping = { ...MAPPING, "attribute.ref": "assertion.ref" };
  const second = {
    ...gitlab,
    workload_identity_pool_provider_id: "second",
    attribute_mapping: mapping,
  };
  const providers = {
    google_iam_workload_identity_pool_provider: { gitlab: gitlab ?? {}, second },
  };
  const input = inputFrom(onGitlabCom({ ...resources, ...providers }));
  expect(findingsOf(gcpUnmappedAttribute, input)).toEqual([]);
});
