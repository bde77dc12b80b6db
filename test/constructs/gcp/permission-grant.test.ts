import { describe, expect, test } from "@jest/globals";
import { artifactRegistry, gcsPrefix, projectRole } from "../../../lib/constructs/gcp";
import { refusal } from "../../support/synth";

const below = (bucket: string, prefix: string): string =>
  `resource.name.startsWith("projects/_/buckets/${bucket}/objects/${prefix}") || api.getAttribute("storage.googleapis.com/objectListPrefix", "").startsWith("${prefix}")`;

describe("gcsPrefix", () => {
  test("reads, or reads and writes, below a prefix", () => {
    const on = { kind: "bucket", bucket: "shop-web" };
    const condition = { title: "below the prefix", expression: below("shop-web", "releases/") };
    expect(gcsPrefix("shop-web", "releases/").read()).toEqual({
      words: "read gs://shop-web/releases/",
      key: "gs://shop-web/releases/ roles/storage.objectViewer",
      role: "roles/storage.objectViewer",
      on,
      condition,
    });
    expect(gcsPrefix("shop-web", "releases").readWrite()).toEqual({
      words: "read and write gs://shop-web/releases/",
      key: "gs://shop-web/releases/ roles/storage.objectUser",
      role: "roles/storage.objectUser",
      on,
      condition,
    });
  });

  test("of the whole bucket has no condition", () => {
    expect(gcsPrefix("shop-web", "").read()).toEqual({
      words: "read gs://shop-web/",
      key: "gs://shop-web/ roles/storage.objectViewer",
      role: "roles/storage.objectViewer",
      on: { kind: "bucket", bucket: "shop-web" },
    });
  });

  test.each([
    ["Shop", "a"],
    ["x", "a"],
    ["shop-web", "/a"],
    ["shop-web", "a*"],
    ["shop-web", 'a"b'],
    ["shop-web", "a'b"],
    ["shop-web", "a\\b"],
    ["shop-web", "${x}"],
    ["shop-web", "%{x}"],
    ["shop-web", "a\nb"],
  ])("refuses %j, %j", (bucket, prefix) => {
    expect(refusal(() => gcsPrefix(bucket, prefix)).code).toBe("ERR_PROP");
  });
});

describe("artifactRegistry", () => {
  test("pulls or pushes", () => {
    const on = { kind: "repository", location: "europe-west3", repository: "web" };
    expect(artifactRegistry("europe-west3", "web").pull()).toEqual({
      words: "pull from Artifact Registry repository europe-west3/web",
      key: "europe-west3/web roles/artifactregistry.reader",
      role: "roles/artifactregistry.reader",
      on,
    });
    expect(artifactRegistry("europe-west3", "web").push()).toEqual({
      words: "push to Artifact Registry repository europe-west3/web",
      key: "europe-west3/web roles/artifactregistry.writer",
      role: "roles/artifactregistry.writer",
      on,
    });
    expect(artifactRegistry("europe", "w").pull().words).toBe(
      "pull from Artifact Registry repository europe/w",
    );
  });

  test.each([
    ["Europe", "web"],
    ["europe/west", "web"],
    ["europe-west3", "Web"],
    ["europe-west3", "1web"],
    ["europe-west3", "x".repeat(64)],
  ])("refuses %j, %j", (location, repository) => {
    expect(refusal(() => artifactRegistry(location, repository)).code).toBe("ERR_PROP");
  });
});

describe("projectRole", () => {
  test.each([
    "roles/run.developer",
    "projects/shop-prod/roles/deployer",
    "organizations/77/roles/a.b_c",
  ])("%s", (role) => {
    expect(projectRole(role)).toEqual({
      words: `${role} on the project`,
      key: role,
      role,
      on: { kind: "project" },
    });
  });

  test.each(["roles/owner", "roles/editor", "roles/viewer", "run.developer", "roles/${x}"])(
    "refuses %s",
    (role) => {
      expect(refusal(() => projectRole(role)).code).toBe("ERR_PROP");
    },
  );
});
