import type { Identity } from "../../access";
import type { Input } from "../../guardrails/input";
import {
  formerAddresses,
  holdsUnknown,
  isUnknown,
  liesIn,
  resourceAt,
  type Stack,
  type Value,
} from "../../terraform";

/** One identity in two versions; at least one of them has it. */
export interface Pair {
  readonly base: Identity | undefined;
  readonly head: Identity | undefined;
  /** Whether its own resource is the same, byte for byte, in both, and stays. */
  readonly sameDefinition: boolean;
  /**
   * What becomes of what is there: Terraform may destroy it and create another one, or stop managing it while it goes on
   * existing.
   */
  readonly fate: "kept" | "replaced" | "destroyed" | "forgotten";
}

type Side = Pick<Input, "identities" | "stacks">;

/**
 * Pairs identities by stack and address, moved ones with the address they had: those of the newer version in their order, then
 * the ones that are gone.
 */
export function pairs(base: Side, head: Side): readonly Pair[] {
  const before = byKey(base.identities);
  const after = byKey(head.identities);
  const taken = new Set<string>();
  const own = head.identities.map((identity) => {
    const former = formerKeys(identity, head.stacks).filter((key) => !after.has(key));
    const key = [keyOf(identity), ...former].find((candidate) => before.has(candidate)) ?? "";
    const old = before.get(key);
    taken.add(key);
    const { replaced = [], forgotten = [] } = stackOf(identity, head.stacks) ?? {};
    const fate = replaced.includes(identity.address)
      ? "replaced"
      : forgotten.includes(identity.address)
        ? "forgotten"
        : "kept";
    const sameDefinition =
      old !== undefined &&
      fate !== "replaced" &&
      definitionOf(old, base.stacks) === definitionOf(identity, head.stacks);
    return { base: old, head: identity, sameDefinition, fate } as const;
  });
  const gone = base.identities.filter((identity) => !taken.has(keyOf(identity)));
  return [
    ...own,
    ...gone.map((identity) => {
      const { forgotten = [] } = stackOf(identity, head.stacks) ?? {};
      const isForgotten = forgotten.some((address) => liesIn(identity.address, address));
      const fate = isForgotten ? "forgotten" : "destroyed";
      return { base: identity, head: undefined, sameDefinition: false, fate } as const;
    }),
  ];
}

/** Identities that go on taking jobs although the newer version has them no more. */
export function identitiesLeftBehind(paired: readonly Pair[]): readonly string[] {
  return paired.flatMap(({ base, fate }) =>
    base === undefined || fate !== "forgotten"
      ? []
      : [
          `access NOT revoked: ${base.address} is not destroyed, Terraform only stops managing it; remove it by hand`,
        ],
  );
}

function formerKeys(identity: Identity, stacks: readonly Stack[]): readonly string[] {
  const { moved = [] } = stackOf(identity, stacks) ?? {};
  return formerAddresses(identity.address, moved).map((address) =>
    keyOf({ stack: identity.stack, address }),
  );
}

function stackOf({ stack }: Identity, stacks: readonly Stack[]): Stack | undefined {
  return stacks.find(({ name }) => name === stack);
}

/** An identity by its place. */
export function keyOf({ stack, address }: Pick<Identity, "stack" | "address">): string {
  return JSON.stringify([stack, address]);
}

function byKey(identities: readonly Identity[]): ReadonlyMap<string, Identity> {
  return new Map(identities.map((identity) => [keyOf(identity), identity]));
}

function definitionOf(identity: Identity, stacks: readonly Stack[]): string {
  return `${ownDefinition(identity, stacks) ?? ""}\n${written(identity.besides?.() ?? null)}`;
}

function ownDefinition(identity: Identity, stacks: readonly Stack[]): string | undefined {
  const { address } = identity;
  const own = stackOf(identity, stacks);
  const resource = own && resourceAt(own, address);
  if (resource !== undefined) return written(resource.values);
  const [file, name] = address.split("#");
  const manifests = own?.manifests?.filter((m) => m.file === file && m.name === name);
  return manifests && written(manifests.map(({ value }) => value));
}

/** Values as text, references as Terraform writes them. */
function written(value: Value): string {
  if (!holdsUnknown(value)) return JSON.stringify(value);
  return JSON.stringify(value, (_, part: Value) => (isUnknown(part) ? part.toString() : part));
}
