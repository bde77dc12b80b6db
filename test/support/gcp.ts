import { jobToken, type Token } from "../../lib/core";
import {
  type CompiledProvider,
  findDocuments,
  type GcpDocument,
} from "../../lib/relying-parties/gcp";
import type { Resources } from "./input";
import { readStack, resolve, type Resource, type Stack } from "../../lib/terraform";

export const POOL = "projects/123456789/locations/global/workloadIdentityPools/gitlab-pool";
export const AUDIENCE = `https://iam.googleapis.com/${POOL}/providers/gitlab`;
/** Address of the binding in `poolResources`. */
export const BINDING = "google_service_account_iam_member.deploy";

/** A member of the test pool: `set("attribute.project_id/20")`. */
export function set(rest: string): string {
  return `principalSet://iam.googleapis.com/${POOL}/${rest}`;
}

export function subject(value: string): string {
  return `principal://iam.googleapis.com/${POOL}/subject/${value}`;
}

/** A stack read from Terraform's JSON configuration, references replaced. */
export function stackOf(json: object): Stack {
  return resolve(readStack(json, { name: "shop", file: "cdk.tf.json" }));
}

/** The one resource of a type. */
export function only(stack: Stack, type: string): Resource {
  const [first, ...others] = stack.resources.filter((r) => r.type === type);
  if (first === undefined || others.length > 0) throw new Error(`not one ${type}`);
  return first;
}

export interface PoolParts {
  readonly mapping?: Readonly<Record<string, string>>;
  /** @default - one project's main branch, by id */
  readonly condition?: string | undefined;
  readonly issuer?: string;
  readonly audiences?: readonly string[];
  readonly member?: string;
  /** Further attributes of the provider. */
  readonly provider?: object;
  /** Further attributes of its `oidc` block. */
  readonly oidc?: object;
  /** Further attributes of the binding. */
  readonly binding?: object;
}

export const MAPPING = {
  "google.subject": "assertion.project_id",
  "attribute.project_id": "assertion.project_id",
} as const;

export const TIGHT =
  "assertion.project_id == '20' && assertion.ref_type == 'branch' && assertion.ref == 'main' && assertion.ref_protected == 'true'";

/** A pool, its provider `…provider.gitlab`, a service account `deploy` and the binding that lets the member act as it. */
export function poolResources(parts: PoolParts = {}): Resources {
  const {
    audiences = [AUDIENCE],
    binding,
    issuer = "https://gitlab.com",
    mapping = MAPPING,
    member = set("attribute.project_id/20"),
    oidc,
    provider,
  } = parts;
  const condition = "condition" in parts ? parts.condition : TIGHT;
  return {
    google_iam_workload_identity_pool: { gitlab: { workload_identity_pool_id: "gitlab-pool" } },
    google_iam_workload_identity_pool_provider: {
      gitlab: {
        workload_identity_pool_id:
          "${google_iam_workload_identity_pool.gitlab.workload_identity_pool_id}",
        workload_identity_pool_provider_id: "gitlab",
        attribute_mapping: mapping,
        ...(condition === undefined ? {} : { attribute_condition: condition }),
        oidc: { issuer_uri: issuer, allowed_audiences: audiences, ...oidc },
        ...provider,
      },
    },
    google_service_account: { deploy: { account_id: "gitlab-deploy", project: "shop-prod" } },
    google_service_account_iam_member: {
      deploy: {
        service_account_id: "${google_service_account.deploy.name}",
        role: "roles/iam.workloadIdentityUser",
        member,
        ...binding,
      },
    },
  };
}

/** The same without the binding. */
export function unboundPool(parts: PoolParts = {}): Resources {
  const resources = Object.entries(poolResources(parts));
  return Object.fromEntries(
    resources.filter(([type]) => type !== "google_service_account_iam_member"),
  );
}

/** The trust document of a stack's one binding. */
export function documentIn(resource: Resources, rest: object = {}): GcpDocument {
  const [document, ...others] = findDocuments(stackOf({ resource, ...rest }));
  if (document === undefined || others.length > 0) throw new Error("not one document");
  return document;
}

export function documentOf(parts: PoolParts = {}): GcpDocument {
  return documentIn(poolResources(parts));
}

/** A compiled provider as it is found in a `cdk.tf.json`, with one of its members. */
export function documentOfCompiled(compiled: CompiledProvider, name = "granted"): GcpDocument {
  return documentOf({
    mapping: compiled.attributeMapping,
    condition: compiled.attributeCondition,
    issuer: compiled.issuerUri,
    audiences: compiled.allowedAudiences,
    member: compiled.members[name] ?? "",
  });
}

/** A token of a job on the protected branch `main` of project 20, with other claims where given. */
export function job(claims: Readonly<Record<string, unknown>> = {}): Token {
  return jobToken({ aud: AUDIENCE, project_path: "shop/web", project_id: "20", ...claims });
}
