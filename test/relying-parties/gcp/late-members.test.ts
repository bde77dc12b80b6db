import { expect, test } from "@jest/globals";
import { findBindings } from "../../../lib/relying-parties/gcp/bindings";
import { lateMembers, mayNamePool } from "../../../lib/relying-parties/gcp/late-members";
import { referencesIn } from "../../../lib/relying-parties/gcp/text";
import { type Resource, type Stack, UNKNOWN } from "../../../lib/terraform";
import { stackOf } from "../../support/gcp";

const USER = "roles/iam.workloadIdentityUser";
const VIEWER = "roles/viewer";
const named = (stack: Stack): boolean =>
  findBindings(stack).some((binding) => mayNamePool(binding, stack));
const bound = (values: object, type = "google_project_iam_member"): boolean =>
  named(stackOf({ resource: { [type]: { x: values } } }));

test.each([
  ["a variable with the role of pools", { role: USER, member: "${var.member}" }, true],
  ["a variable with another role", { role: VIEWER, member: "${var.member}" }, false],
  [
    "a pool inside an expression",
    { role: VIEWER, member: "${lower(google_iam_workload_identity_pool.x.name)}" },
    true,
  ],
  ["the start of a principal", { role: USER, member: "principal${var.rest}" }, true],
  ["a service account", { role: USER, member: "${google_service_account.x.member}" }, false],
  ["a service account's email", { role: USER, member: "serviceAccount:${var.email}" }, false],
  ["a literal", { role: USER, member: "user:dev@example.com" }, false],
])("%s: %#", (_name, values, expected) => {
  expect(bound(values)).toBe(expected);
});

test.each([
  ["a list with the role of pools", { role: USER, members: "${var.members}" }, true],
  ["a list with another role", { role: VIEWER, members: "${var.members}" }, false],
])("%s", (_name, values, expected) => {
  expect(bound(values, "google_project_iam_binding")).toBe(expected);
});

/** The plan of a pool and of a binding whose members are not known, with what its configuration refers to. */
const planned = (references: readonly string[], role = VIEWER, pools = ["a"]): Stack => {
  const resource = {
    google_iam_workload_identity_pool: Object.fromEntries(pools.map((p) => [p, {}])),
    google_project_iam_binding: { x: { role } },
  };
  const stack = stackOf({ resource });
  const resources = stack.resources.map((r): Resource =>
    r.name === "x"
      ? { ...r, values: { ...r.values, members: UNKNOWN }, references: { members: references } }
      : r,
  );
  return { ...stack, kind: "plan", resources };
};

test.each<[string, Stack, boolean]>([
  ["a pool", planned(["google_iam_workload_identity_pool.a.name"]), true],
  ["a local beside a pool", planned(["local.members"]), true],
  ["a value of a map beside a pool", planned(["each.value"]), true],
  ["a local where there is no pool", planned(["local.members"], VIEWER, []), false],
  ["a variable", planned(["var.members"]), false],
])("in a plan: %s", (_name, stack, expected) => {
  expect(named(stack)).toBe(expected);
});

const [A, B] = ["a", "b"].map((pool) => `google_iam_workload_identity_pool.${pool}.name`) as [
  string,
  string,
];

test.each<[string, readonly string[], readonly string[] | undefined]>([
  ["one pool", [A, "google_iam_workload_identity_pool.a", "each.value"], [A]],
  ["two pools", [A, B], [A, B]],
  ["something else beside a pool", [A, "var.more"], undefined],
  ["a pool that is not there", ["google_iam_workload_identity_pool.z.name"], undefined],
  ["nothing", [], undefined],
])("members by %s", (_name, references, pools) => {
  const stack = planned(references, VIEWER, ["a", "b"]);
  const found = findBindings(stack).map((binding) => lateMembers(binding, stack));
  expect(found.map((all) => all?.flatMap((m) => referencesIn(m.pool)))).toEqual([pools]);
  for (const member of found.flatMap((all) => all ?? [])) {
    expect(member).toMatchObject({
      shown: "who is a member of google_project_iam_binding.x",
      principal: { kind: "unknown" },
      open: true,
    });
  }
});
