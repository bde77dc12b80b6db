import { describe, expect, test } from "@jest/globals";
import { existingEstate } from "../examples/existing-estate/main";
import { gitlabCom } from "../examples/gitlab-com/main";
import { manyTeams } from "../examples/many-teams/main";
import { quickstart } from "../examples/quickstart/main";
import { synthesizedExample } from "./support/example";

/** Every Terraform address of a stack, sorted. A changed one makes Terraform replace what it names. */
function addresses(build: Parameters<typeof synthesizedExample>[0]): readonly string[] {
  const { resource, data } = synthesizedExample(build) as Readonly<
    Record<string, Readonly<Record<string, object>>>
  >;
  const of = (prefix: string, blocks: Readonly<Record<string, object>> = {}) =>
    Object.entries(blocks).flatMap(([type, named]) =>
      Object.keys(named).map((name) => `${prefix}${type}.${name}`),
    );
  return [...of("", resource), ...of("data.", data)].sort();
}

describe("the Terraform addresses of the examples stay what they are", () => {
  test("quickstart", () => {
    expect(addresses(quickstart)).toEqual([
      "ad_group.Engineers",
      "aws_iam_openid_connect_provider.Production_OidcProvider_12EFD66E",
      "aws_iam_role.StorefrontPublisher",
      "aws_iam_role_policy.StorefrontPublisher_Permissions_946AB1EB",
      "data.ad_group.Releasers",
      "gitlab_branch_protection.Web_Branchmain_E78AAA13",
      "gitlab_group.Shop",
      "gitlab_group_ldap_link.Shop_LinkG-Shop-Engineers_0C5B3FB1",
      "gitlab_group_ldap_link.Shop_LinkG-Shop-Releasers_90019346",
      "gitlab_project.Web",
      "gitlab_project_protected_environment.Web_Environmentproduction_C8979205",
    ]);
  });

  test("gitlab-com", () => {
    expect(addresses(gitlabCom)).toEqual([
      "aws_iam_openid_connect_provider.PaymentsAccount_OidcProvider_2279CF49",
      "aws_iam_role.LedgerReleaser",
      "aws_iam_role_policy.LedgerReleaser_Permissions_BEF93843",
      "data.gitlab_group.Acme",
      "gitlab_branch_protection.Ledger_Branchmain_51E0F0BB",
      "gitlab_group.Payments",
      "gitlab_group_saml_link.Payments_Linkacme-engineers_DB257F3D",
      "gitlab_group_saml_link.Payments_Linkacme-releasers_3B86236F",
      "gitlab_project.Ledger",
      "gitlab_tag_protection.Ledger_Tagv_4C7ADC06",
    ]);
  });

  test("existing-estate", () => {
    expect(addresses(existingEstate)).toEqual([
      "aws_iam_role.ClusterDeployer",
      "aws_iam_role_policy.ClusterDeployer_Permissions_4FFFFABC",
      "data.ad_group.Operators",
      "data.aws_iam_openid_connect_provider.Shared_OidcProvider_E757291B",
      "data.gitlab_group.Platform",
      "data.gitlab_project.Cluster",
      "gitlab_group_ldap_link.Platform_LinkG-Operators_BFD40898",
    ]);
  });

  test("many-teams", () => {
    expect(addresses(manyTeams)).toEqual([
      "aws_iam_openid_connect_provider.Retail_OidcProvider_CDC6126B",
      "aws_iam_role.billing-builder",
      "aws_iam_role.billing-deployer",
      "aws_iam_role.billing-publisher",
      "aws_iam_role.catalog-builder",
      "aws_iam_role.catalog-deployer",
      "aws_iam_role.catalog-publisher",
      "aws_iam_role.checkout-builder",
      "aws_iam_role.checkout-deployer",
      "aws_iam_role.checkout-publisher",
      "aws_iam_role.search-builder",
      "aws_iam_role.search-deployer",
      "aws_iam_role.search-publisher",
      "aws_iam_role_policy.billing-builder_Permissions_F5153402",
      "aws_iam_role_policy.billing-deployer_Permissions_94A51B4F",
      "aws_iam_role_policy.billing-publisher_Permissions_21347633",
      "aws_iam_role_policy.catalog-builder_Permissions_32508D0A",
      "aws_iam_role_policy.catalog-deployer_Permissions_F9BD88B0",
      "aws_iam_role_policy.catalog-publisher_Permissions_910C1B0F",
      "aws_iam_role_policy.checkout-builder_Permissions_F9905A40",
      "aws_iam_role_policy.checkout-deployer_Permissions_59172BE9",
      "aws_iam_role_policy.checkout-publisher_Permissions_2D4AF3FC",
      "aws_iam_role_policy.search-builder_Permissions_0AC2A6D1",
      "aws_iam_role_policy.search-deployer_Permissions_CB8C4293",
      "aws_iam_role_policy.search-publisher_Permissions_B8E74306",
      "data.ad_group.billing-engineers",
      "data.ad_group.billing-releasers",
      "data.ad_group.catalog-engineers",
      "data.ad_group.catalog-releasers",
      "data.ad_group.checkout-engineers",
      "data.ad_group.checkout-releasers",
      "data.ad_group.search-engineers",
      "data.ad_group.search-releasers",
      "gitlab_branch_protection.billing-app_Branchmain_516E6259",
      "gitlab_branch_protection.billing-app_Branchstaging_9CBD58A2",
      "gitlab_branch_protection.catalog-app_Branchmain_511B96C2",
      "gitlab_branch_protection.catalog-app_Branchstaging_3A263BB2",
      "gitlab_branch_protection.checkout-app_Branchmain_5FDE3821",
      "gitlab_branch_protection.checkout-app_Branchstaging_389F507A",
      "gitlab_branch_protection.search-app_Branchmain_BA6C1119",
      "gitlab_branch_protection.search-app_Branchstaging_604C77C4",
      "gitlab_group.Group",
      "gitlab_group.billing",
      "gitlab_group.catalog",
      "gitlab_group.checkout",
      "gitlab_group.search",
      "gitlab_group_ldap_link.billing_LinkG-billing-engineers_BAB121DC",
      "gitlab_group_ldap_link.billing_LinkG-billing-releasers_6F6FC664",
      "gitlab_group_ldap_link.catalog_LinkG-catalog-engineers_17C2E800",
      "gitlab_group_ldap_link.catalog_LinkG-catalog-releasers_31758476",
      "gitlab_group_ldap_link.checkout_LinkG-checkout-engineers_324B0D32",
      "gitlab_group_ldap_link.checkout_LinkG-checkout-releasers_A450A49B",
      "gitlab_group_ldap_link.search_LinkG-search-engineers_E1E08BB3",
      "gitlab_group_ldap_link.search_LinkG-search-releasers_DC61A333",
      "gitlab_project.billing-app",
      "gitlab_project.catalog-app",
      "gitlab_project.checkout-app",
      "gitlab_project.search-app",
      "gitlab_tag_protection.billing-app_Tagv_F6143EED",
      "gitlab_tag_protection.catalog-app_Tagv_5E33A13E",
      "gitlab_tag_protection.checkout-app_Tagv_D89EFD05",
      "gitlab_tag_protection.search-app_Tagv_FFFBDD90",
    ]);
  });
});
