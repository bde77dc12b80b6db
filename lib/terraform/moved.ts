import { objects } from "./blocks";
import { type JsonObject, listOf, member, textOf } from "./json";

/** A resource or module that had another address before. */
export interface Moved {
  readonly from: string;
  readonly to: string;
}

/** The `moved` blocks of a configuration, as far as both their addresses are text. */
export function movedBlocks(bodies: readonly JsonObject[]): readonly Moved[] {
  return bodies.flatMap((body) => movedIn(textOf(body, "from"), textOf(body, "to")));
}

/** What a plan moves, `previous_address` of its changes. */
export function movedInPlan(plan: JsonObject): readonly Moved[] {
  return listOf(plan, "resource_changes").flatMap((change) =>
    movedIn(textOf(change, "previous_address"), textOf(change, "address")),
  );
}

function movedIn(from: string | undefined, to: string | undefined): readonly Moved[] {
  return from === undefined || to === undefined ? [] : [{ from, to }];
}

/** Addresses in the `removed` blocks of a configuration that destroy nothing (`lifecycle { destroy = false }`). */
export function forgottenBlocks(bodies: readonly JsonObject[]): readonly string[] {
  return bodies.flatMap((body) => {
    const lifecycle = objects(member(body, "lifecycle"), "", () => undefined);
    const isKept = lifecycle.some(({ destroy }) => destroy === false || destroy === "false");
    return isKept ? (textOf(body, "from") ?? []) : [];
  });
}

/** Addresses that a resource had before, the newest first: moves of its own, and of modules above it. */
export function formerAddresses(address: string, moved: readonly Moved[]): readonly string[] {
  const found: string[] = [];
  for (let now = address; ;) {
    const step = moved.find(({ to }) => liesIn(now, to));
    if (step === undefined) return found;
    now = step.from + now.slice(step.to.length);
    if (now === address || found.includes(now)) return found;
    found.push(now);
  }
}

/** Whether an address is the other one, an instance of it or inside of it. */
export function liesIn(address: string, other: string): boolean {
  return (
    address === other || (address.startsWith(other) && /^[.[]/.test(address.slice(other.length)))
  );
}
