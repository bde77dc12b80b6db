import { createHash } from "node:crypto";
import type { Attribute } from "./provider-schema";
import { policyDocument } from "./policy-document";
import { withoutScheme } from "./stored-value";
import type { WireObject, WireValue } from "./wire-value";

/** The account of every made ARN; moto's own account. */
export const ACCOUNT_ID = "123456789012";

type Maker = (object: WireObject) => string;

const text = (value: WireValue | undefined) => (typeof value === "string" ? value : "");
const iamArn = (resource: string) => `arn:aws:iam::${ACCOUNT_ID}:${resource}`;
const iamPath = (object: WireObject) => text(object["path"]) || "/";

const oidcArn: Maker = (o) => iamArn(`oidc-provider/${withoutScheme(text(o["url"]))}`);
const policyArn: Maker = (o) => iamArn(`policy${iamPath(o)}${text(o["name"])}`);
const bucketArn: Maker = (o) => `arn:aws:s3:::${text(o["bucket"])}`;
const ecrArn: Maker = (o) => `arn:aws:ecr:eu-central-1:${ACCOUNT_ID}:repository/${text(o["name"])}`;
const eksArn: Maker = (o) => `arn:aws:eks:eu-central-1:${ACCOUNT_ID}:cluster/${text(o["name"])}`;
const guid: Maker = (o) =>
  digest(o).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, "$1-$2-$3-$4-$5");
const googleEmail: Maker = (o) =>
  `${text(o["account_id"])}@${text(o["project"])}.iam.gserviceaccount.com`;
const groupDn: Maker = (o) => `CN=${text(o["name"])},${text(o["container"])}`;
const sid: Maker = (o) => `S-1-5-21-1004336348-1177238915-682003330-${numberFrom(o)}`;

/** Values in the form that the real service gives, by type and attribute. */
const REAL_FORMS: Readonly<Record<string, Readonly<Record<string, Maker>>>> = {
  aws_iam_openid_connect_provider: { arn: oidcArn, id: oidcArn },
  aws_iam_role: {
    arn: (o) => iamArn(`role${iamPath(o)}${text(o["name"])}`),
    id: (o) => text(o["name"]),
    unique_id: (o) => `AROA${digest(o).slice(0, 17).toUpperCase()}`,
  },
  aws_iam_policy: { arn: policyArn, id: policyArn },
  aws_iam_policy_document: { json: policyDocument, minified_json: policyDocument },
  aws_iam_role_policy: { id: (o) => `${text(o["role"])}:${text(o["name"])}` },
  aws_iam_role_policy_attachment: { id: (o) => `${text(o["role"])}-${numberFrom(o)}` },
  aws_s3_bucket: { arn: bucketArn, id: (o) => text(o["bucket"]) },
  aws_ecr_repository: { arn: ecrArn, id: (o) => text(o["name"]) },
  aws_eks_cluster: { arn: eksArn, id: (o) => text(o["name"]) },
  aws_caller_identity: { account_id: () => ACCOUNT_ID, id: () => ACCOUNT_ID },
  aws_partition: { partition: () => "aws", id: () => "aws" },
  google_iam_workload_identity_pool: {
    name: (o) =>
      `projects/${ACCOUNT_ID}/locations/global/workloadIdentityPools/${text(o["workload_identity_pool_id"])}`,
  },
  google_service_account: {
    name: (o) => `projects/${text(o["project"])}/serviceAccounts/${googleEmail(o)}`,
    email: (o) => googleEmail(o),
    member: (o) => `serviceAccount:${googleEmail(o)}`,
  },
  ad_group: { id: guid, dn: groupDn, sid },
  ad_ou: { id: guid, guid, dn: (o) => `OU=${text(o["name"])},${text(o["path"])}` },
  ad_user: { id: guid, dn: (o) => `CN=${text(o["display_name"])},${text(o["container"])}`, sid },
  ad_group_membership: { id: (o) => `${text(o["group_id"])}_${guid(o)}` },
};

/**
 * The value that the stub gives to an attribute which the configuration leaves to the service. The same arguments
 * always give the same value. An optional attribute of a resource stays null (a made text could look like a finding),
 * one of a data source is found.
 */
export function madeValue(
  kind: "resource" | "data",
  type: string,
  { name, type: valueType, optional }: Attribute,
  object: WireObject,
): WireValue {
  const real = REAL_FORMS[type]?.[name];
  if (real !== undefined) return real(object);
  if (
    type.startsWith("gitlab_") &&
    (name === "id" || name === `${type.slice("gitlab_".length)}_id`)
  ) {
    const id = numberFrom({ type, ...object });
    return valueType === "number" ? id : String(id);
  }
  if (name === "arn") return `arn:aws:stub:::${type}/${numberFrom(object)}`;
  if (name === "id") return `${type}/${numberFrom(object)}`;
  if (optional && kind === "resource" && name !== "name") return null;
  if (valueType === "string") return `${type}.${name}`;
  if (valueType === "number") return numberFrom({ type, name, ...object });
  if (valueType === "bool") return false;
  if (typeof valueType === "object")
    return { map: {}, list: [], set: [], object: null }[valueType[0]];
  return null;
}

/** Hexadecimal digest of what is known of an object. */
function digest(object: WireObject): string {
  const known = Object.entries(object).filter(([, v]) => typeof v !== "object");
  return createHash("sha256").update(JSON.stringify(known)).digest("hex");
}

const numberFrom = (object: WireObject) =>
  100_000 + (parseInt(digest(object).slice(0, 8), 16) % 900_000);
