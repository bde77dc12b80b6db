import { GITLAB_DOT_COM, type Issuer, NEWEST_VERSION } from "../../core";
import {
  attribute,
  isUnknown,
  type ProviderConfig,
  type Resource,
  type Stack,
} from "../../terraform";

/** `https://gitlab.example.com/api/v4/` without the API's own part. */
const API = /\/+(?:api\/v\d+\/*)?$/;
const WEB_URL = /^https?:\/\/[^/]+(?:\/.+)?$/;

/** The GitLab instance behind each provider configuration of a stack. */
export interface StackIssuers {
  /** The instance of a resource; `undefined` where its host is not known before apply. */
  of(resource: Resource): Issuer | undefined;
  /** Those of the provider blocks, in order, unknown ones left out. */
  readonly all: readonly Issuer[];
}

/**
 * Reads the gitlab providers of a stack. A provider without `base_url` is gitlab.com's.
 * @param known instances whose version, tier or issuer URL the caller knows, recognised by their host
 */
export function stackIssuers(stack: Stack, known: readonly Issuer[]): StackIssuers {
  const blocks = stack.providers.filter((p) => p.type === "gitlab");
  const read = blocks.map((block) => ({ block, issuer: issuerOf(block, known) }));
  const byName = new Map<string, Issuer | undefined>();
  for (const { block, issuer } of [...read].reverse()) byName.set(nameOf(block), issuer);
  const fallback = known.find((i) => i.kind === "gitlab.com") ?? GITLAB_DOT_COM;
  return {
    of: (resource) => {
      if (byName.has(resource.provider)) return byName.get(resource.provider);
      return blocks.length === 0
        ? fallback
        : byName.has("gitlab")
          ? byName.get("gitlab")
          : read[0]?.issuer;
    },
    all: read.flatMap(({ issuer }) => issuer ?? []),
  };
}

function nameOf(block: ProviderConfig): string {
  return block.alias === undefined ? block.type : `${block.type}.${block.alias}`;
}

function issuerOf(block: ProviderConfig, known: readonly Issuer[]): Issuer | undefined {
  const url = attribute(block.values, "base_url");
  if (isUnknown(url)) return undefined;
  return typeof url === "string" && url !== ""
    ? issuerAt(url, known)
    : issuerAt("https://gitlab.com", known);
}

/**
 * The instance at a provider's `base_url`; `undefined` where that is no web address. Its version is taken as the newest and
 * its tier as Premium unless the caller knows better.
 */
export function issuerAt(baseUrl: string, known: readonly Issuer[]): Issuer | undefined {
  const host = baseUrl.trim().replace(API, "");
  if (!WEB_URL.test(host)) return undefined;
  const declared = known.find((i) => i.host === host);
  if (declared !== undefined) return declared;
  if (host === GITLAB_DOT_COM.host) return GITLAB_DOT_COM;
  const kind = /^https?:\/\/[^/]+\.gitlab-dedicated\.com(?:[:/]|$)/.test(host)
    ? "dedicated"
    : "self-managed";
  return { kind, url: host, host, version: NEWEST_VERSION, tier: "premium" };
}
