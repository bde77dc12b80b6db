import { UsageError } from "../../core/errors";

/** What a role is given on. */
export type GrantedOn =
  | { readonly kind: "bucket"; readonly bucket: string }
  | { readonly kind: "repository"; readonly location: string; readonly repository: string }
  | { readonly kind: "project" };

/** A role for an identity. */
export interface GcpPermissionGrant {
  /** What it allows, in words: `read and write gs://shop-web/releases/`. */
  readonly words: string;
  /** @internal What tells grants apart, and names their resources: never changed for better words. */
  readonly key: string;
  readonly role: string;
  readonly on: GrantedOn;
  /** An IAM condition. @default - none */
  readonly condition?: { readonly title: string; readonly expression: string };
}

export interface GcsPrefix {
  /** Lists the prefix and reads its objects. */
  read(): GcpPermissionGrant;
  /** Lists the prefix, reads, writes and deletes its objects. */
  readWrite(): GcpPermissionGrant;
}

/**
 * Objects below a prefix of a Cloud Storage bucket, which must have uniform bucket-level access: IAM conditions need it. A list
 * is a request to the bucket, and is allowed where it asks for the prefix, slash included
 * (cloud.google.com/iam, conditions-attribute-reference: storage.googleapis.com/objectListPrefix).
 * @param prefix with or without a slash at its end; `""` is the whole bucket
 * @throws UsageError ERR_PROP
 */
export function gcsPrefix(bucket: string, prefix: string): GcsPrefix {
  checked(bucket, /^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$/, "the name of a bucket", "bucket");
  checked(
    prefix,
    /^(?!\/)(?!.*%\{)[^*?$\\"'\p{Cc}\p{Cs}]*$/u,
    "an object prefix without wildcards, quotes, control characters or %{, not starting with a slash",
    "prefix",
  );
  const plain = prefix.replace(/\/+$/, "");
  const place = `gs://${bucket}/${plain === "" ? "" : `${plain}/`}`;
  const of = (role: string, verb: string): GcpPermissionGrant => ({
    words: `${verb} ${place}`,
    key: `${place} ${role}`,
    role,
    on: { kind: "bucket", bucket },
    ...(plain === ""
      ? {}
      : { condition: { title: "below the prefix", expression: below(bucket, `${plain}/`) } }),
  });
  return {
    read: () => of("roles/storage.objectViewer", "read"),
    readWrite: () => of("roles/storage.objectUser", "read and write"),
  };
}

function below(bucket: string, prefix: string): string {
  return [
    `resource.name.startsWith("projects/_/buckets/${bucket}/objects/${prefix}")`,
    `api.getAttribute("storage.googleapis.com/objectListPrefix", "").startsWith("${prefix}")`,
  ].join(" || ");
}

export interface ArtifactRegistry {
  pull(): GcpPermissionGrant;
  /** Pulls as well. */
  push(): GcpPermissionGrant;
}

/**
 * A repository of Artifact Registry in the pool's project.
 * @param location `europe-west3`, `europe`
 * @throws UsageError ERR_PROP
 */
export function artifactRegistry(location: string, repository: string): ArtifactRegistry {
  checked(
    location,
    /^[a-z]+(?:-[a-z]+\d*)*$/,
    "a region or multi-region such as europe-west3",
    "location",
  );
  checked(
    repository,
    /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
    "up to 63 lower-case letters, digits and -, starting with a letter",
    "repository",
  );
  const of = (role: string, verb: string): GcpPermissionGrant => ({
    words: `${verb} Artifact Registry repository ${location}/${repository}`,
    key: `${location}/${repository} ${role}`,
    role,
    on: { kind: "repository", location, repository },
  });
  return {
    pull: () => of("roles/artifactregistry.reader", "pull from"),
    push: () => of("roles/artifactregistry.writer", "push to"),
  };
}

/**
 * Any other role, on the whole project of the pool.
 * @param role `roles/run.developer`, `projects/shop-prod/roles/deployer`. Basic roles are refused.
 * @throws UsageError ERR_PROP
 */
export function projectRole(role: string): GcpPermissionGrant {
  checked(
    role,
    /^(?:roles\/(?!owner$|editor$|viewer$)[A-Za-z0-9.]+|(?:projects|organizations)\/[a-z0-9-]+\/roles\/[A-Za-z0-9_.]+)$/,
    "a role such as roles/run.developer, none of owner, editor and viewer",
    "role",
  );
  return { words: `${role} on the project`, key: role, role, on: { kind: "project" } };
}

function checked(text: string, form: RegExp, allowed: string, prop: string): void {
  if (form.test(text)) return;
  throw new UsageError("ERR_PROP", `${prop} is not allowed`, {
    given: JSON.stringify(text),
    allowed,
  });
}
