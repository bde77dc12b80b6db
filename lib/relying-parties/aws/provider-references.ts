import {
  attribute,
  find,
  holdsUnknown,
  isMap,
  isUnknown,
  type Reference,
  type Resource,
  type Stack,
  Unknown,
  type Value,
} from "../../terraform";
import { providerOf, PROVIDER_TYPE } from "./provider";
import { keyPrefix } from "./provider-url";
import { referenced } from "../references";
import { known } from "../text";

const URL_REFERENCE = new RegExp(String.raw`\b${PROVIDER_TYPE}\..+\.url$`);
/** Functions around the URL that take a scheme away which is not there. */
const STRIPPED = /^(?:replace|trimprefix|trim|trimsuffix)\s*\(/;

/**
 * The stack with references to the URL of an OIDC provider filled in. Once the provider exists its `url` has no scheme
 * (hashicorp/aws, `aws_iam_openid_connect_provider`): `"${aws_iam_openid_connect_provider.x.url}:sub"` is a key, a literal `"https://…:sub"` none.
 */
export function withProviderUrls(stack: Stack): Stack {
  if (!stack.resources.some((r) => r.type === PROVIDER_TYPE)) return stack;
  const resources = stack.resources.map((resource) => {
    if (!holdsUnknown(resource.values)) return resource;
    const values = fill(resource.values, resource, stack.resources);
    return values === resource.values || !isMap(values) ? resource : { ...resource, values };
  });
  return resources.every((r, i) => r === stack.resources[i]) ? stack : { ...stack, resources };
}

function fill(value: Value, from: Resource, resources: readonly Resource[]): Value {
  if (isUnknown(value)) return fillUnknown(value, from, resources);
  if (Array.isArray(value)) {
    const items = value as readonly Value[];
    const filled = items.map((item) => fill(item, from, resources));
    return filled.every((item, i) => item === items[i]) ? items : filled;
  }
  if (!isMap(value)) return value;
  const entries = Object.entries(value);
  const filled = entries.map(([name, item]) => [name, fill(item, from, resources)] as const);
  return filled.every(([, item], i) => item === entries[i]?.[1])
    ? value
    : Object.fromEntries(filled);
}

function fillUnknown(value: Unknown, from: Resource, resources: readonly Resource[]): Value {
  const parts = value.parts.map((part): string | Reference => {
    const reference = typeof part === "string" ? undefined : urlReference(part);
    if (reference === undefined) return part;
    const [provider, ...more] = referenced(resources, PROVIDER_TYPE, [reference], from.key);
    const url =
      provider === undefined || more.length > 0 ? undefined : known(providerOf(provider).url);
    return url === undefined ? part : keyPrefix(url);
  });
  if (parts.every((part, i) => part === value.parts[i])) return value;
  return parts.every((part) => typeof part === "string") ? parts.join("") : new Unknown(parts);
}

function urlReference({
  reference,
  mentions = [],
  expression = "",
}: Reference): string | undefined {
  const [only = ""] = reference === "" && mentions.length === 1 ? mentions : [reference];
  if (reference === "" && !STRIPPED.test(expression)) return undefined;
  return URL_REFERENCE.test(only) ? only : undefined;
}

/** URLs that a plan shows with the scheme that is gone once the provider exists. */
function plannedUrls(stack: Stack): readonly string[] {
  if (stack.kind !== "plan") return [];
  return find(stack, PROVIDER_TYPE).flatMap(({ values }) => {
    const url = attribute(values, "url");
    return typeof url === "string" && keyPrefix(url) !== url ? [url] : [];
  });
}

/**
 * A policy that a plan gives as text, with its condition keys as they will be: the URL of a provider has its scheme there where
 * the configuration refers to it.
 * @param literal keys that the configuration writes out: a scheme in them is a mistake
 */
export function withLearnedKeys(policy: Value, stack: Stack, literal: ReadonlySet<string>): Value {
  const urls = plannedUrls(stack);
  if (urls.length === 0) return policy;
  const learn = (key: string): string => {
    const url = urls.find((u) => key.startsWith(`${u}:`));
    return url === undefined || literal.has(key) ? key : keyPrefix(url) + key.slice(url.length);
  };
  return withKeys(policy, learn);
}

function withKeys(policy: Value, learn: (key: string) => string): Value {
  if (Array.isArray(policy)) return (policy as readonly Value[]).map((p) => withKeys(p, learn));
  if (!isMap(policy)) return policy;
  return Object.fromEntries(
    Object.entries(policy).map(([name, value]) => [
      name,
      name === "Condition"
        ? renamed(value, learn)
        : name === "Statement"
          ? withKeys(value, learn)
          : value,
    ]),
  );
}

function renamed(block: Value, learn: (key: string) => string): Value {
  if (!isMap(block)) return block;
  return Object.fromEntries(
    Object.entries(block).map(([operator, keys]) => [
      operator,
      isMap(keys)
        ? Object.fromEntries(Object.entries(keys).map(([key, value]) => [learn(key), value]))
        : keys,
    ]),
  );
}
