import { describe, expect, test } from "@jest/globals";
import { findBindings } from "../../../lib/relying-parties/gcp/bindings";
import { set, stackOf } from "../../support/gcp";

const told = (resource: object, data: object = {}) =>
  findBindings(stackOf({ resource, data })).map(({ resource: { address }, ...binding }) => ({
    address,
    ...binding,
  }));

const USER = "roles/storage.objectUser";

describe("findBindings", () => {
  test("a member", () => {
    expect(
      told({ google_storage_bucket_iam_member: { x: { role: USER, member: set("*") } } }),
    ).toEqual([
      {
        address: "google_storage_bucket_iam_member.x",
        role: USER,
        members: [set("*")],
        conditional: false,
      },
    ]);
  });

  test("several members, under a condition", () => {
    expect(
      told({
        google_project_iam_binding: {
          x: {
            role: "roles/run.developer",
            members: ["a", "b"],
            condition: { title: "t", expression: "true" },
          },
        },
      }),
    ).toEqual([
      {
        address: "google_project_iam_binding.x",
        role: "roles/run.developer",
        members: ["a", "b"],
        conditional: true,
      },
    ]);
  });

  test("a policy from a data source", () => {
    const data = {
      google_iam_policy: {
        all: {
          binding: [
            { role: USER, members: ["a"] },
            { role: "roles/viewer", members: ["b"], condition: { title: "t", expression: "true" } },
          ],
        },
      },
    };
    const policy = { policy_data: "${data.google_iam_policy.all.policy_data}" };
    expect(told({ google_storage_bucket_iam_policy: { x: policy } }, data)).toEqual([
      {
        address: "google_storage_bucket_iam_policy.x",
        role: USER,
        members: ["a"],
        conditional: false,
      },
      {
        address: "google_storage_bucket_iam_policy.x",
        role: "roles/viewer",
        members: ["b"],
        conditional: true,
      },
    ]);
  });

  test("a policy as JSON", () => {
    const policy_data = JSON.stringify({ bindings: [{ role: USER, members: ["a"] }] });
    expect(told({ google_project_iam_policy: { x: { policy_data } } })).toEqual([
      { address: "google_project_iam_policy.x", role: USER, members: ["a"], conditional: false },
    ]);
  });

  test.each(["${var.policy}", "{", "[]x"])("a policy that cannot be read: %s", (policy_data) => {
    expect(told({ google_project_iam_policy: { x: { policy_data } } })).toEqual([
      {
        address: "google_project_iam_policy.x",
        role: undefined,
        members: undefined,
        conditional: false,
      },
    ]);
  });

  test("what is not known stays open", () => {
    expect(
      told({
        google_project_iam_binding: { x: { role: "${var.role}", members: "${var.members}" } },
      }),
    ).toEqual([
      {
        address: "google_project_iam_binding.x",
        role: undefined,
        members: undefined,
        conditional: false,
      },
    ]);
  });

  test("other resources bind nobody", () => {
    expect(
      told({ google_service_account: { x: {} }, google_project_iam_audit_config: { x: {} } }),
    ).toEqual([]);
  });
});
