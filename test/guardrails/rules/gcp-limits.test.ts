import { expect, test } from "@jest/globals";
import { gcpLimits } from "../../../lib/guardrails/rules/gcp-limits";
import { MAPPING, type PoolParts, poolResources } from "../../support/gcp";
import { inputFrom, onGitlabCom, told } from "../../support/input";

const PROVIDER = "google_iam_workload_identity_pool_provider.gitlab";
const findings = (parts: PoolParts) =>
  told(gcpLimits, inputFrom(onGitlabCom(poolResources(parts)))).map(
    ({ severity, address, message, allowed }) =>
      `${severity} ${address}: ${message}, ${allowed ?? ""}`,
  );
const text = (length: number): string => `'${"x".repeat(length - 2)}' == 'x'`.slice(0, length);
const attributes = (count: number): Readonly<Record<string, string>> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`attribute.a${i}`, "assertion.ref"]));

test.each<[string, PoolParts, readonly string[]]>([
  ["a condition of 4,096 characters", { condition: text(4096) }, []],
  [
    "one of 4,097",
    { condition: text(4097) },
    [`error ${PROVIDER}: attribute_condition has 4097 characters, up to 4096`],
  ],
  [
    "a mapping of 2,048 characters",
    { mapping: { ...MAPPING, "attribute.x": `'${"x".repeat(2046)}'` } },
    [],
  ],
  [
    "one of 2,049",
    { mapping: { ...MAPPING, "attribute.x": `'${"x".repeat(2047)}'` } },
    [`error ${PROVIDER}: the mapping of attribute.x has 2049 characters, up to 2048`],
  ],
  ["50 attributes", { mapping: { "google.subject": "assertion.sub", ...attributes(50) } }, []],
  [
    "51",
    { mapping: { "google.subject": "assertion.sub", ...attributes(51) } },
    [`error ${PROVIDER}: the provider maps 51 attributes of its own, up to 50`],
  ],
  ["10 audiences", { audiences: Array.from({ length: 10 }, (_, i) => `a${i}`) }, []],
  [
    "11",
    { audiences: Array.from({ length: 11 }, (_, i) => `a${i}`) },
    [`error ${PROVIDER}: the provider has 11 audiences, up to 10`],
  ],
  ["an audience of 256 characters", { audiences: ["x".repeat(256)] }, []],
  [
    "one of 257",
    { audiences: ["x".repeat(257)] },
    [`error ${PROVIDER}: an audience has 257 characters, up to 256`],
  ],
  [
    "no subject",
    { mapping: { "attribute.project_id": "assertion.project_id" } },
    [`error ${PROVIDER}: google.subject is not mapped, a text of 1 to 127 bytes for every token`],
  ],
  [
    "a name of its own form",
    { mapping: { ...MAPPING, "attribute.Deploy-Ref": "assertion.ref" } },
    [
      `error ${PROVIDER}: attribute.Deploy-Ref is no attribute that a provider can map, google.subject, google.groups, attribute.NAME with lower-case letters, digits and _`,
    ],
  ],
  ["groups", { mapping: { ...MAPPING, "google.groups": "assertion.groups_direct" } }, []],
  ["a condition that is not known", { condition: "${var.condition}" }, []],
  ["a mapping that is not known", { provider: { attribute_mapping: "${var.mapping}" } }, []],
  ["audiences that are not known", { oidc: { allowed_audiences: "${var.audiences}" } }, []],
])("%s", (_name, parts, expected) => {
  expect(findings(parts)).toEqual(expected);
});
