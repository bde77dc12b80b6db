import type { Resource, Stack, Value } from "../../terraform";
import { attribute, find } from "../../terraform";
import type { Principal } from "./principals";
import { listOf } from "./principals";
import { isForeignHost } from "../foreign-host";
import { issuerUrl, keyPrefix, plainHost, providerName } from "./provider-url";
import { referenced } from "../references";
import { any, HOLE, known, literal, matcher, type Text, textOf, type Verdict } from "../text";

export const PROVIDER_TYPE = "aws_iam_openid_connect_provider";

/** An IAM OIDC provider that the input defines or looks up. */
export interface OidcProvider {
  readonly address: string;
  readonly mode: Resource["mode"];
  /** Which AWS provider configuration it belongs to, as far as the input tells accounts apart. */
  readonly alias: string;
  /** Issuer URL as AWS compares it with `iss`, byte for byte. A URL without scheme is an https one. */
  readonly url: Text;
  /** Twelve digits, or empty where the account is not known. */
  readonly account: string;
  /** Audiences that STS accepts before it looks at a policy; `undefined` where the input does not say. */
  readonly clientIds: readonly Text[] | undefined;
  readonly thumbprints: readonly Text[];
}

/** Reads a provider resource or data source. */
export function providerOf(resource: Resource): OidcProvider {
  const value = (name: string): Value | undefined => attribute(resource.values, name) ?? undefined;
  const arn = providerName(known(textOf(value("arn"), false) ?? HOLE) ?? "");
  const url = textOf(value("url"), false);
  return {
    address: resource.address,
    mode: resource.mode,
    alias: resource.provider,
    url:
      url === undefined
        ? arn === undefined
          ? HOLE
          : literal(issuerUrl(arn.host))
        : withScheme(url),
    account: arn?.account ?? "",
    clientIds: clientIds(value("client_id_list"), resource.mode),
    thumbprints: texts(value("thumbprint_list")) ?? [],
  };
}

/** All OIDC providers of a stack. */
export function findProviders(stack: Stack): readonly OidcProvider[] {
  const known = found.get(stack) ?? find(stack, PROVIDER_TYPE).map(providerOf);
  found.set(stack, known);
  return known;
}

const found = new WeakMap<Stack, readonly OidcProvider[]>();

/** A provider that is looked up has some: none means that the input does not tell. */
function clientIds(value: Value | undefined, mode: Resource["mode"]): readonly Text[] | undefined {
  const ids = texts(value);
  return mode === "data" && ids?.length === 0 ? undefined : ids;
}

function withScheme(url: Text): Text {
  const whole = known(url);
  return whole === undefined ? url : literal(issuerUrl(whole));
}

function texts(value: Value | undefined): readonly Text[] | undefined {
  if (value === undefined) return undefined;
  return listOf(value).map((v) => textOf(v, false) ?? HOLE);
}

/** Where a policy stands and what it can name. */
export interface ProviderScope {
  readonly stack: Stack;
  /** `count` index or `for_each` key of the role. */
  readonly key?: string | number;
  /** The AWS provider configuration of the role. */
  readonly alias: string;
}

/**
 * The providers of the input that a principal can mean. With several, one of them is meant.
 * @returns empty where the input has none of them
 */
export function providersNamed(
  principal: Principal,
  scope: ProviderScope,
): readonly OidcProvider[] {
  if (principal.kind === "anyone") return sameAccount(findProviders(scope.stack), scope.alias);
  if (principal.kind === "unknown") {
    const { references } = principal.text;
    return referenced(scope.stack.resources, PROVIDER_TYPE, references, scope.key).map(providerOf);
  }
  if (principal.kind !== "provider") return [];
  const { host, account } = principal;
  const all = findProviders(scope.stack).filter((p) => {
    const url = known(p.url);
    const elsewhere = p.account !== "" && account !== "" && p.account !== account;
    return url !== undefined && !elsewhere && plainHost(url) === plainHost(host);
  });
  return sameAccount(all, scope.alias);
}

function sameAccount(providers: readonly OidcProvider[], alias: string): readonly OidcProvider[] {
  const own = providers.filter((p) => p.alias === alias);
  return own.length > 0 ? own : providers;
}

/** A provider made ready for many decisions. */
export interface Signer {
  readonly provider: OidcProvider;
  /** Whether it signs for this `iss`. No GitLab token is one of a foreign issuer. */
  readonly signs: (iss: string) => Verdict;
  /** Whether STS lets an audience through to the policy. An existing provider's list is not the input's to know. */
  readonly accepts: (audience: string) => Verdict;
}

const signers = new WeakMap<OidcProvider, Signer>();

/** The signer of a provider, made once: every trust policy of a stack asks for it. */
export function signerOf(provider: OidcProvider): Signer {
  const known = signers.get(provider) ?? makeSigner(provider);
  signers.set(provider, known);
  return known;
}

function makeSigner(provider: OidcProvider): Signer {
  const url = known(provider.url);
  const isForeign = url !== undefined && isForeignHost(keyPrefix(url));
  const ids = provider.clientIds?.map((id) => matcher(id, "exact"));
  const unsaid = provider.mode === "data" ? true : null;
  return {
    provider,
    signs: isForeign ? () => false : matcher(provider.url, "exact"),
    accepts: (audience) => (ids === undefined ? unsaid : any(ids.map((id) => id(audience)))),
  };
}
