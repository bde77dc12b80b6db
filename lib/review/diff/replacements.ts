import type { Identity } from "../../access";
import { compare } from "../../core";
import type { Input } from "../../guardrails/input";
import type { Pair } from "./pairs";
import { trustOn } from "./trust-on";

type Side = Pick<Input, "declared">;

/**
 * Makes one pair of an identity that is gone and a new one of the same name with the same trust at another address: it is
 * replaced, and nobody gains or loses access by that. Where several fit, none is taken.
 */
export function withReplacements(pairs: readonly Pair[], base: Side, head: Side): readonly Pair[] {
  const gone = pairs.flatMap((pair) => (pair.fate === "destroyed" ? (pair.base ?? []) : []));
  const made = pairs.flatMap((pair) => (pair.base === undefined ? (pair.head ?? []) : []));
  const isSame = (old: Identity, now: Identity): boolean =>
    isNamedAlike(old, now) &&
    compare(trustOn(old, head.declared, base.declared), trustOn(now, base.declared, head.declared))
      .kind === "same";
  const replaced = new Map<Identity, Identity>();
  for (const now of made) {
    const [old, other] = gone.filter((identity) => isSame(identity, now));
    if (old === undefined || other !== undefined) continue;
    if (made.some((identity) => identity !== now && isSame(old, identity))) continue;
    replaced.set(now, old);
  }
  const taken = new Set(replaced.values());
  return pairs.flatMap((pair) => {
    if (pair.base !== undefined && pair.head === undefined && taken.has(pair.base)) return [];
    const old = pair.head === undefined ? undefined : replaced.get(pair.head);
    return [old === undefined ? pair : { ...pair, base: old, fate: "replaced" }];
  });
}

function isNamedAlike(old: Identity, now: Identity): boolean {
  const isUnderstood = [old, now].every(({ reading }) => reading.notUnderstood.length === 0);
  return (
    isUnderstood &&
    old.stack === now.stack &&
    old.relyingParty === now.relyingParty &&
    old.name === now.name
  );
}
