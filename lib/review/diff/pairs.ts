import type { Identity } from "../../access";
import type { Input } from "../../guardrails/input";
import { isUnknown, resourceAt, type Stack, type Value } from "../../terraform";

/** One identity in two versions; at least one of them has it. */
export interface Pair {
  readonly base: Identity | undefined;
  readonly head: Identity | undefined;
  /** Whether its own resource is the same, byte for byte, in both. */
  readonly sameDefinition: boolean;
}

type Side = Pick<Input, "identities" | "stacks">;

/** Pairs identities by stack and address: those of the newer version in their order, then the ones that are gone. */
export function pairs(base: Side, head: Side): readonly Pair[] {
  const before = byKey(base.identities);
  const after = byKey(head.identities);
  const gone = base.identities.filter((identity) => !after.has(keyOf(identity)));
  return [
    ...head.identities.map((identity) => {
      const old = before.get(keyOf(identity));
      const sameDefinition =
        old !== undefined && definitionOf(old, base.stacks) === definitionOf(identity, head.stacks);
      return { base: old, head: identity, sameDefinition };
    }),
    ...gone.map((identity) => ({ base: identity, head: undefined, sameDefinition: false })),
  ];
}

function keyOf({ stack, address }: Identity): string {
  return JSON.stringify([stack, address]);
}

function byKey(identities: readonly Identity[]): ReadonlyMap<string, Identity> {
  return new Map(identities.map((identity) => [keyOf(identity), identity]));
}

function definitionOf(identity: Identity, stacks: readonly Stack[]): string {
  return `${ownDefinition(identity, stacks) ?? ""}\n${written(identity.besides?.() ?? null)}`;
}

function ownDefinition({ stack, address }: Identity, stacks: readonly Stack[]): string | undefined {
  const own = stacks.find(({ name }) => name === stack);
  const resource = own && resourceAt(own, address);
  if (resource !== undefined) return written(resource.values);
  const [file, name] = address.split("#");
  const manifests = own?.manifests?.filter((m) => m.file === file && m.name === name);
  return manifests && written(manifests.map(({ value }) => value));
}

/** Values as text, references as Terraform writes them. */
function written(value: Value): string {
  return JSON.stringify(value, (_, part: Value) => (isUnknown(part) ? part.toString() : part));
}
