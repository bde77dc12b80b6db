/** Pieces of native configuration for Google Cloud. */

export const POOL = `
resource "google_iam_workload_identity_pool" "gitlab" {
  project                   = "shop-ci"
  workload_identity_pool_id = "gitlab"
}
`;

export const ACCOUNT = `
resource "google_service_account" "deploy" {
  project    = "shop-ci"
  account_id = "deploy"
}
`;

export const NAME = "${google_iam_workload_identity_pool.gitlab.name}";

/** The member for one project's jobs. */
export const MEMBER = `"principalSet://iam.googleapis.com/${NAME}/attribute.project_path/acme/app"`;

/** For the main branch of one project. */
export const CONDITION = `attribute_condition = "assertion.project_path == 'acme/app' && assertion.ref == 'main' && assertion.ref_type == 'branch'"`;

export const AUDIENCES = 'allowed_audiences = ["https://gitlab.com"]';

/** The provider of the pool: arguments of its `oidc` block, its condition, more of its mapping. */
export const provider = (oidc = AUDIENCES, condition = CONDITION, mapping = "") => `
resource "google_iam_workload_identity_pool_provider" "gitlab" {
  project                            = "shop-ci"
  workload_identity_pool_id          = google_iam_workload_identity_pool.gitlab.workload_identity_pool_id
  workload_identity_pool_provider_id = "gitlab"
  ${condition}
  attribute_mapping = {
    "google.subject"         = "assertion.sub"
    "attribute.project_path" = "assertion.project_path"
    ${mapping}
  }
  oidc {
    issuer_uri = "https://gitlab.com"
    ${oidc}
  }
}
`;

/** A role for members: \`member\` or \`members\` as an argument. */
export const binding = (type: "member" | "binding", name: string, argument: string) => `
resource "google_service_account_iam_${type}" "${name}" {
  service_account_id = google_service_account.deploy.name
  role               = "roles/iam.workloadIdentityUser"
  ${argument}
}
`;

/** The same with another name in place of the pool's and its provider's. */
export const renamed = (configuration: string, name: string): string =>
  configuration
    .replaceAll('"gitlab"', `"${name}"`)
    .replaceAll("_identity_pool.gitlab.", `_identity_pool.${name}.`);
