import { expect, test } from "@jest/globals";
import { findBindings } from "../../../lib/relying-parties/gcp/bindings";
import { mayNamePool } from "../../../lib/relying-parties/gcp/late-members";
import { stackOf } from "../../support/gcp";

const USER = "roles/iam.workloadIdentityUser";
const VIEWER = "roles/viewer";
const bound = (values: object, type = "google_project_iam_member"): boolean =>
  findBindings(stackOf({ resource: { [type]: { x: values } } })).some(mayNamePool);

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
