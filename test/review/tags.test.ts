import { describe, expect, test } from "@jest/globals";
import { hasTag } from "../../lib/review/tags";
import { readStack } from "../../lib/terraform";

const TAG = { tag: "environment", value: "prod" };
const PROD = { environment: "prod" };
const TEST = { environment: "test" };

/** Whether the resource at the address has the tag. */
function tagged(resource: object, address: string, provider: object = {}): boolean {
  return hasTag(readStack({ provider, resource }, { name: "shop", file: "" }), address, TAG);
}
const role = (attributes: object, provider: object = {}): boolean =>
  tagged(
    { aws_iam_role: { deploy: { name: "deploy", ...attributes } } },
    "aws_iam_role.deploy",
    provider,
  );

describe("a tag", () => {
  test.each<[string, object, boolean]>([
    ["tags", { tags: PROD }, true],
    ["another value", { tags: TEST }, false],
    ["another key", { tags: { env: "prod" } }, false],
    ["a name of every object", { tags: { toString: "prod" } }, false],
    ["none", {}, false],
    ["labels", { labels: PROD }, true],
    ["tags_all", { tags: {}, tags_all: PROD }, true],
    ["metadata", { metadata: [{ labels: PROD }] }, true],
    ["metadata as one object", { metadata: { labels: PROD } }, true],
    ["a value that is not known", { tags: { environment: "${var.environment}" } }, true],
    ["tags that are not known", { tags: "${var.tags}" }, true],
    ["tags_all that are left to the provider", { tags: TEST, tags_all: "${var.all}" }, false],
  ])("in %s: %j is %p", (_case, attributes, expected) => {
    expect(role(attributes)).toBe(expected);
  });

  test.each<[string, object, string, boolean]>([
    ["its provider", { aws: [{ default_tags: [{ tags: PROD }] }] }, "aws", true],
    ["its provider, one block", { aws: [{ default_tags: { tags: PROD } }] }, "aws", true],
    ["Google's", { google: [{ default_labels: PROD }] }, "google", true],
    [
      "another provider",
      { aws: [{ alias: "audit", default_tags: [{ tags: PROD }] }] },
      "aws",
      false,
    ],
    ["its alias", { aws: [{ alias: "audit", default_tags: [{ tags: PROD }] }] }, "aws.audit", true],
  ])("by default of %s", (_case, providers, provider, expected) => {
    expect(role({ provider }, providers)).toBe(expected);
  });

  const binding = {
    service_account_id: "${google_service_account.deploy.name}",
    role: "roles/iam.workloadIdentityUser",
    member: "principalSet://iam.googleapis.com/${google_iam_workload_identity_pool.gitlab.name}/*",
  };
  const at = "google_service_account_iam_member.deploy";

  test("on what the identity names, its trust left out", () => {
    const google_service_account_iam_member = { deploy: binding };
    expect(
      tagged(
        { google_service_account_iam_member, google_service_account: { deploy: { labels: PROD } } },
        at,
      ),
    ).toBe(true);
    expect(
      tagged(
        {
          google_service_account_iam_member,
          google_iam_workload_identity_pool: { gitlab: { labels: PROD } },
        },
        at,
      ),
    ).toBe(false);
    expect(tagged({ google_service_account_iam_member }, at)).toBe(false);
  });

  test("on a Kubernetes manifest, by its file and name", () => {
    const manifest = (labels: object) => ({
      file: "rbac.yaml",
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "RoleBinding",
      name: "deployer",
      value: { metadata: { name: "deployer", labels } },
    });
    const stack = readStack({ resource: {} }, { name: "shop", file: "" });
    const found = (labels: object, address: string): boolean =>
      hasTag({ ...stack, manifests: [manifest(labels)] as never }, address, TAG);
    expect(found(PROD, "rbac.yaml#deployer")).toBe(true);
    expect(found(PROD, "rbac.yaml#other")).toBe(false);
    expect(found(TEST, "rbac.yaml#deployer")).toBe(false);
    expect(hasTag(stack, "rbac.yaml#deployer", TAG)).toBe(false);
  });
});
