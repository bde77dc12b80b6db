import {
  attribute,
  find,
  isMap,
  isUnknown,
  type Resource,
  type Stack,
  type Value,
} from "../../terraform";
import { type Block, blocks, list } from "../blocks";
import { poolKey } from "./pool";
import { referencesIn, writtenText } from "./text";

/** Type of the resource that says which tokens a pool takes. */
export const PROVIDER_TYPE = "google_iam_workload_identity_pool_provider";

/** A provider of a workload identity pool: which tokens it takes, and what it makes of their claims. */
export interface GcpProvider {
  readonly address: string;
  /** Whether it takes OIDC tokens. AWS, SAML and X.509 providers take none of GitLab's. */
  readonly oidc: boolean;
  /** What tells its pool apart; `undefined` where that is not known. */
  readonly pool: string | undefined;
  /** `iss` of its tokens, byte for byte. */
  readonly issuer: Value;
  /** `undefined` where the list is not known. Empty: the provider's own resource name is the audience. */
  readonly audiences: readonly Value[] | undefined;
  /** Digits of the project, where they are known. */
  readonly projectNumber: string | undefined;
  readonly poolId: string | undefined;
  readonly providerId: string | undefined;
  /** Expressions by the attribute they give; `undefined` where none of it is known. */
  readonly mapping: ReadonlyMap<string, Value> | undefined;
  /** `undefined` where it has none. */
  readonly condition: Value | undefined;
  /** A disabled provider takes no new token; credentials that it gave stay good. */
  readonly disabled: boolean;
}

const known = new WeakMap<Stack, readonly GcpProvider[]>();

/** The pool providers of a stack whose references are replaced. */
export function findProviders(stack: Stack): readonly GcpProvider[] {
  const before = known.get(stack);
  if (before !== undefined) return before;
  const made = find(stack, PROVIDER_TYPE, "managed").map((r) => providerOf(r, stack));
  known.set(stack, made);
  return made;
}

function providerOf(resource: Resource, stack: Stack): GcpProvider {
  const { values } = resource;
  const oidc = blocks(attribute(values, "oidc"));
  const block: Block = oidc?.[0] ?? {};
  const pool = writtenText(attribute(values, "workload_identity_pool_id"));
  return {
    address: resource.address,
    oidc: oidc?.length !== 0,
    pool: pool === undefined ? undefined : poolKey(pool, resource, stack),
    issuer: attribute(block, "issuer_uri") ?? null,
    audiences: oidc === undefined ? undefined : list(attribute(block, "allowed_audiences")),
    projectNumber: digits(attribute(values, "project")),
    poolId: plain(pool),
    providerId: plain(writtenText(attribute(values, "workload_identity_pool_provider_id"))),
    mapping: mappingOf(attribute(values, "attribute_mapping")),
    condition: conditionOf(attribute(values, "attribute_condition")),
    disabled: attribute(values, "disabled") === true,
  };
}

function plain(text: string | undefined): string | undefined {
  return text === undefined || referencesIn(text).length > 0 ? undefined : text;
}

function digits(value: Value | undefined): string | undefined {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && /^\d+$/.test(text) ? text : undefined;
}

function mappingOf(value: Value | undefined): ReadonlyMap<string, Value> | undefined {
  if (isUnknown(value)) return undefined;
  return new Map(isMap(value) ? Object.entries(value) : []);
}

function conditionOf(value: Value | undefined): Value | undefined {
  return value === null || value === "" ? undefined : value;
}
