import { type Resource, resolve, type Stack } from "../../terraform";
import { hostOf, isForeignHost } from "../foreign-host";
import type { NotUnderstood } from "../trust-document";
import { type Binding, findBindings } from "./bindings";
import type { GcpDocument, Way } from "./document";
import { lateMembers, mayNamePool } from "./late-members";
import { type Member, parseMember } from "./member";
import { poolKey } from "./pool";
import { findProviders, type GcpProvider } from "./provider";

const found = new WeakMap<Stack, readonly GcpDocument[]>();

/**
 * The bindings of a stack by which identities of a workload identity pool get a role, each with the providers that take
 * GitLab's tokens for it. Bindings of pools whose providers are known and all take the tokens of others are left out.
 */
export function findDocuments(stack: Stack): readonly GcpDocument[] {
  const known = found.get(stack) ?? documentsIn(resolve(stack));
  found.set(stack, known);
  return known;
}

function documentsIn(stack: Stack): readonly GcpDocument[] {
  const byResource = new Map<Resource, Binding[]>();
  for (const binding of findBindings(stack)) {
    const same = byResource.get(binding.resource);
    if (same === undefined) byResource.set(binding.resource, [binding]);
    else same.push(binding);
  }
  return [...byResource].flatMap(
    ([resource, bindings]) => documentOf(resource, bindings, stack) ?? [],
  );
}

function documentOf(
  resource: Resource,
  bindings: readonly Binding[],
  stack: Stack,
): GcpDocument | undefined {
  const members = distinct(
    bindings.flatMap((b) => (b.members ?? []).flatMap((value) => parseMember(value) ?? [])),
  );
  const late = bindings
    .filter((binding) => mayNamePool(binding, stack))
    .map((binding) => lateMembers(binding, stack));
  const parts = [...members, ...distinct(late.flatMap((all) => all ?? []))].map((member) =>
    waysOf(member, resource, stack),
  );
  const ways = parts.flatMap((part) => part.ways);
  const gaps = parts.flatMap((part) => part.gaps);
  if (late.includes(undefined)) {
    gaps.push(
      gap("unknown-value", `who is a member of ${resource.address} is not known before apply`),
    );
  }
  if (ways.length + gaps.length === 0) return undefined;
  return { relyingParty: "gcp", identity: resource.address, stack, members, ways, gaps };
}

interface Ways {
  readonly ways: readonly Way[];
  readonly gaps: readonly NotUnderstood[];
}

function waysOf(member: Member, from: Resource, stack: Stack): Ways {
  const pool = poolKey(member.pool, from, stack);
  const providers = findProviders(stack).filter((provider) => mayServe(provider, member, pool));
  const ways = providers.filter(mayTakeTokens).map((provider) => ({ member, provider }));
  if (pool === undefined) {
    return {
      ways,
      gaps: [gap("unknown-value", `the pool of ${member.shown} is not known before apply`)],
    };
  }
  if (providers.length === 0) {
    return {
      ways,
      gaps: [gap("unknown-value", `the input has no provider of the pool of ${member.shown}`)],
    };
  }
  const late = providers.filter((provider) => provider.pool === undefined);
  return {
    ways,
    gaps: late.map(({ address }) =>
      gap("unknown-value", `${address}.workload_identity_pool_id is not known before apply`),
    ),
  };
}

function mayServe(provider: GcpProvider, member: Member, pool: string | undefined): boolean {
  const [own, other] = [provider.projectNumber, member.projectNumber];
  if (own !== undefined && other !== undefined && own !== other) return false;
  return provider.pool === undefined || pool === undefined || provider.pool === pool;
}

function mayTakeTokens({ oidc, issuer }: GcpProvider): boolean {
  return oidc && !(typeof issuer === "string" && isForeignHost(hostOf(issuer)));
}

function gap(code: NotUnderstood["code"], message: string): NotUnderstood {
  return { code, message };
}

function distinct(members: readonly Member[]): readonly Member[] {
  return [...new Map(members.map((m) => [`${m.shown} ${m.pool}`, m])).values()];
}
