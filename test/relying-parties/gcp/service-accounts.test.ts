import { describe, expect, test } from "@jest/globals";
import { accountKey, accountName } from "../../../lib/relying-parties/gcp/service-accounts";
import { attribute } from "../../../lib/terraform";
import { only, poolResources, stackOf } from "../../support/gcp";

const EMAIL = "gitlab-deploy@shop-prod.iam.gserviceaccount.com";

function account(value: string, accounts?: object, provider: object = {}) {
  const resource = {
    ...poolResources({ binding: { service_account_id: value } }),
    ...(accounts === undefined ? {} : { google_service_account: accounts }),
  };
  const stack = stackOf({ resource, provider });
  const from = only(stack, "google_service_account_iam_member");
  const given = attribute(from.values, "service_account_id");
  return [accountKey(given, from, stack), accountName(given, from, stack)];
}

describe("a service account", () => {
  test.each([
    ["by reference", "${google_service_account.deploy.name}", [EMAIL, "gitlab-deploy"]],
    [
      "by another attribute",
      "serviceAccount:${google_service_account.deploy.email}",
      [EMAIL, "gitlab-deploy"],
    ],
    ["by its member", "${google_service_account.deploy.member}", [EMAIL, "gitlab-deploy"]],
    ["by its email", `serviceAccount:${EMAIL}`, [EMAIL, "gitlab-deploy"]],
    ["by its full name", `projects/shop-prod/serviceAccounts/${EMAIL}`, [EMAIL, "gitlab-deploy"]],
    [
      "that is not in the input",
      "serviceAccount:other@shop-prod.iam.gserviceaccount.com",
      ["other@shop-prod.iam.gserviceaccount.com", "other@shop-prod.iam.gserviceaccount.com"],
    ],
    ["that is not known", "${var.account}", [undefined, "${var.account}"]],
    ["that is none", "user:dev@example.com", [undefined, "user:dev@example.com"]],
    ["in an expression", "${lower(var.account)}", [undefined, "a service account"]],
  ])("%s", (_name, value, expected) => {
    expect(account(value)).toEqual(expected);
  });

  test("takes the project of its provider where it names none", () => {
    const accounts = { deploy: { account_id: "gitlab-deploy" } };
    const google = [{ project: "shop-prod" }];
    expect(account("${google_service_account.deploy.name}", accounts, { google })).toEqual([
      EMAIL,
      "gitlab-deploy",
    ]);
  });

  test("is its address where the project is not known", () => {
    const accounts = { deploy: { account_id: "gitlab-deploy" } };
    expect(account("${google_service_account.deploy.name}", accounts)).toEqual([
      "google_service_account.deploy",
      "gitlab-deploy",
    ]);
  });
});
