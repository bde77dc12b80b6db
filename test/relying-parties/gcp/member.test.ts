import { describe, expect, test } from "@jest/globals";
import { opaque } from "../../../lib/core";
import { parseMember } from "../../../lib/relying-parties/gcp/member";
import { Unknown, type Value } from "../../../lib/terraform";
import { POOL, set, subject } from "../../support/gcp";

const principal = (value: Value) => parseMember(value)?.principal;

describe("parseMember", () => {
  test("takes a member apart", () => {
    const shown = set("attribute.deploy_ref/20:branch:release/1");
    expect(parseMember(shown)).toEqual({
      shown,
      pool: POOL,
      projectNumber: "123456789",
      principal: { kind: "attribute", name: "deploy_ref", value: "20:branch:release/1" },
      open: false,
    });
  });

  test.each([
    [
      "a subject",
      subject("project_path:shop/web:ref:*"),
      { kind: "subject", value: "project_path:shop/web:ref:*" },
    ],
    ["a group", set("group/shop/ops"), { kind: "group", value: "shop/ops" }],
    ["the whole pool", set("*"), { kind: "everybody" }],
    [
      "a literal star",
      set("attribute.project_path/*"),
      { kind: "attribute", name: "project_path", value: "*" },
    ],
    [
      "two attributes in one",
      set("attribute.a/x/attribute.b/y"),
      { kind: "attribute", name: "a", value: "x/attribute.b/y" },
    ],
    ["a subject as a set", set("subject/x"), { kind: "malformed" }],
    [
      "an attribute as one principal",
      subject("x").replace("subject/", "attribute.a/"),
      { kind: "malformed" },
    ],
    ["an attribute without a value", set("attribute.a"), { kind: "malformed" }],
    ["an attribute with an empty value", set("attribute.a/"), { kind: "malformed" }],
    ["an attribute without a name", set("attribute./x"), { kind: "malformed" }],
  ])("%s", (_name, value, expected) => {
    expect(principal(value)).toEqual(expected);
  });

  test.each([
    "serviceAccount:deploy@shop-prod.iam.gserviceaccount.com",
    "user:dev@example.com",
    "allUsers",
    `deleted:${set("*")}`,
    "principalSet://iam.googleapis.com/locations/global/workforcePools/people/group/ops",
    "serviceAccount:shop-prod.svc.id.goog[web/deploy]",
  ])("%s is nobody of a pool", (value) => {
    expect(parseMember(value)).toBeUndefined();
  });

  test("keeps what Terraform fills in", () => {
    const value = new Unknown([
      "principalSet://iam.googleapis.com/",
      { reference: "google_iam_workload_identity_pool.gitlab.name" },
      "/attribute.project_id/",
      { reference: "gitlab_project.web.id" },
    ]);
    expect(parseMember(value)).toEqual({
      shown:
        "principalSet://iam.googleapis.com/${google_iam_workload_identity_pool.gitlab.name}/attribute.project_id/${gitlab_project.web.id}",
      pool: opaque("${google_iam_workload_identity_pool.gitlab.name}"),
      projectNumber: undefined,
      principal: {
        kind: "attribute",
        name: "project_id",
        value: opaque("${gitlab_project.web.id}"),
      },
      open: false,
    });
  });

  test.each([
    ["gitlab_project.web.id", false],
    ["var.project_id", true],
  ])("a value from %s may be anything: %j", (reference, open) => {
    const value = new Unknown([set("attribute.project_id/"), { reference }]);
    expect(parseMember(value)?.open).toBe(open);
  });

  test("a project's number may come from a data source", () => {
    const value = new Unknown([
      "principalSet://iam.googleapis.com/projects/",
      { reference: 'data.google_project.shop["a/b"].number' },
      "/locations/global/workloadIdentityPools/gitlab-pool/*",
    ]);
    const found = parseMember(value);
    expect([found?.projectNumber, found?.principal]).toEqual([undefined, { kind: "everybody" }]);
  });
});
