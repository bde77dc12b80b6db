import { isObject, textOf } from "./json";
import type { Resource } from "./resource";
import { type Value, attribute } from "./value";

const OIDC_PROVIDER = "aws_iam_openid_connect_provider";

/** Attributes that the provider sets equal to another one of the same resource. */
const SAME_AS: ReadonlyMap<string, string> = new Map([
  ["aws_iam_role.id", "name"],
  ["aws_iam_user.id", "name"],
  ["aws_iam_group.id", "name"],
  ["aws_iam_instance_profile.id", "name"],
  ["aws_s3_bucket.id", "bucket"],
]);

/** A known attribute, as a reference to it reads. */
export interface Learned {
  readonly attribute: string;
  readonly value: Value;
  readonly learn: (value: Value) => Value;
}

/**
 * The attribute of a resource that a reference reads, where it is known. Two providers' habits count: ids that are names, and
 * the `url` of AWS's OIDC provider, which has no scheme once AWS has returned it (a policy that names its condition
 * keys by this reference is right).
 */
export function learned(resource: Resource, name: string): Learned | undefined {
  const own = attribute(resource.values, name);
  const instead = SAME_AS.get(`${resource.type}.${name}`);
  const same = instead === undefined ? undefined : attribute(resource.values, instead);
  if (instead !== undefined && same !== undefined && typeof own !== "string") {
    return { attribute: instead, value: same, learn: keep };
  }
  if (own === undefined) return undefined;
  const isUrl = resource.type === OIDC_PROVIDER && name === "url";
  return { attribute: name, value: own, learn: isUrl ? withoutScheme : keep };
}

function keep(value: Value): Value {
  return value;
}

function withoutScheme(value: Value): Value {
  return typeof value === "string" ? value.replace(SCHEME, "") : value;
}

const SCHEME = /^https?:\/\//;

/**
 * What the planned text of an expression reads once everything that it refers to exists: a plan writes `https://gitlab.com:sub` where
 * the `url` of an OIDC provider of AWS is referred to, and the next plan `gitlab.com:sub`.
 * `undefined` where every text reads as it is planned.
 * @param planned types and planned values of what the plan creates
 */
export function learnedText(
  planned: readonly { readonly type: string; readonly values: unknown }[],
): ((text: string) => string) | undefined {
  const urls = planned.flatMap(({ type, values }) => {
    const url = type === OIDC_PROVIDER && isObject(values) ? textOf(values, "url") : undefined;
    return url !== undefined && SCHEME.test(url) ? [url] : [];
  });
  if (urls.length === 0) return undefined;
  return (text) => {
    const key = /^(https?:\/\/.*):[a-z_]+$/s.exec(text);
    return key !== null && urls.includes(key[1] ?? "") ? text.replace(SCHEME, "") : text;
  };
}
