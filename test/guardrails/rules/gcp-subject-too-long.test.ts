import { expect, test } from "@jest/globals";
import { gcpSubjectTooLong } from "../../../lib/guardrails/rules/gcp-subject-too-long";
import { BINDING, MAPPING, type PoolParts, poolResources, TIGHT } from "../../support/gcp";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";

const PROVIDER = "google_iam_workload_identity_pool_provider.gitlab";
const mapping = { ...MAPPING, "google.subject": "assertion.sub" };
const onPath = `${TIGHT} && assertion.project_path == 'shop/web'`;
const open = `info ${PROVIDER}: google.subject has no longest value for jobs that ${BINDING} trusts, and Google refuses more than 127 bytes`;
const long = "x".repeat(90);

test.each<[string, PoolParts, readonly string[]]>([
  ["an id", {}, []],
  ["a subject of known length", { mapping, condition: onPath }, []],
  ["a path that is left open", { mapping }, [open]],
  [
    "a ref that is left open",
    { mapping, condition: "assertion.project_path == 'shop/web'" },
    [open],
  ],
  [
    "a value that is too long beside one that is not",
    {
      mapping: { ...MAPPING, "google.subject": "assertion.ref + ':' + assertion.environment" },
      condition: `assertion.ref in ['main', '${long}'] && assertion.environment in ['a', '${long}']`,
    },
    [
      `warning ${PROVIDER}: google.subject takes up to 181 bytes for jobs that ${BINDING} trusts, and Google refuses more than 127`,
    ],
  ],
  [
    "nobody at all",
    { mapping, condition: `assertion.project_path == 'shop/web' && assertion.ref == '${long}'` },
    [],
  ],
  [
    "a subject that cannot be read",
    { mapping: { ...MAPPING, "google.subject": "assertion.(" } },
    [],
  ],
  ["no subject", { mapping: { "attribute.project_id": "assertion.project_id" } }, []],
])("%s", (_name, parts, expected) => {
  expect(findingsOf(gcpSubjectTooLong, inputFrom(onGitlabCom(poolResources(parts))))).toEqual(
    expected,
  );
});

test("the worst of a provider's identities speaks for it", () => {
  const resources = poolResources({
    mapping: { ...mapping, "attribute.ref": "assertion.ref" },
    condition: undefined,
  });
  const { deploy } = resources["google_service_account_iam_member"] ?? {};
  const other = { ...deploy, member: String(Object.values(deploy ?? {})[2]).replace("20", "21") };
  const google_service_account_iam_member = { deploy: deploy ?? {}, other };
  const input = inputFrom(onGitlabCom({ ...resources, google_service_account_iam_member }));
  expect(findingsOf(gcpSubjectTooLong, input)).toEqual([open]);
});
