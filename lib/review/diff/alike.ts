import { type Identity, isReachedAlike } from "../../access";
import type { Input } from "../../guardrails/input";
import { keyOf } from "./pairs";

type Side = Pick<Input, "gitlab" | "identities">;

/**
 * The identities that are certain to have the same paths in both versions, by their keys in the newer one.
 * @param nowOf the key in the newer version of an identity of the older one
 */
export function alike(base: Side, head: Side, nowOf: (key: string) => string): ReadonlySet<string> {
  const before = byKey(base.identities, nowOf);
  const after = byKey(head.identities, (key) => key);
  const same = [...after].filter(([key, identities]) => {
    const old = before.get(key) ?? [];
    return (
      old.length === identities.length &&
      old.every((identity, i) => {
        const now = identities[i];
        return (
          now !== undefined &&
          isReachedAlike({ gitlab: base.gitlab, identity }, { gitlab: head.gitlab, identity: now })
        );
      })
    );
  });
  return new Set(same.map(([key]) => key));
}

/** Identities of one key are told together. */
function byKey(
  identities: readonly Identity[],
  nowOf: (key: string) => string,
): ReadonlyMap<string, readonly Identity[]> {
  const found = new Map<string, Identity[]>();
  for (const identity of identities) {
    const key = nowOf(keyOf(identity));
    const same = found.get(key);
    if (same === undefined) found.set(key, [identity]);
    else same.push(identity);
  }
  return found;
}
