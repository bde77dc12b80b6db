import {
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

/** Whether references lead to a provider's URL, by itself or through a local value. */
export function refersToUrl(references: readonly string[]): boolean {
  return references.some((r) => URL_REFERENCE.test(r) || /\blocal\./.test(r));
}

/**
 * The policy with `https://` taken off its condition keys: a plan shows the URL as configured where the configuration
 * refers to it.
 */
export function withoutScheme(policy: Value): Value {
  if (Array.isArray(policy)) return (policy as readonly Value[]).map(withoutScheme);
  if (!isMap(policy)) return policy;
  return Object.fromEntries(
    Object.entries(policy).map(([name, value]) => [
      name,
      name === "Condition" ? plainKeys(value) : name === "Statement" ? withoutScheme(value) : value,
    ]),
  );
}

function plainKeys(block: Value): Value {
  if (!isMap(block)) return block;
  return Object.fromEntries(
    Object.entries(block).map(([operator, keys]) => [
      operator,
      isMap(keys)
        ? Object.fromEntries(
            Object.entries(keys).map(([key, value]) => [key.replace(/^https?:\/\//, ""), value]),
          )
        : keys,
    ]),
  );
}
