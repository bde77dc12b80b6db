import { UsageError } from "../core";
import { listed } from "./listed";
import { didYouMean } from "./nearest";

/**
 * The one identity that `[STACK:]ADDRESS` names.
 * @throws UsageError ERR_USAGE where there is none, or more than one
 */
export function chosenIdentity<Held extends { readonly stack: string; readonly identity: string }>(
  all: readonly Held[],
  name: string,
): Held {
  const full = ({ stack, identity }: Held): string => `${stack}:${identity}`;
  const found = all.filter((held) => held.identity === name || full(held) === name);
  const [only, other] = found;
  if (only === undefined) {
    throw new UsageError("ERR_USAGE", "there is no such identity in the input", {
      given: name,
      allowed:
        all.length === 0
          ? "none: nothing in the input decides about tokens"
          : listed(all.map(full), 10),
      ...didYouMean(name, [...all.map(({ identity }) => identity), ...all.map(full)]),
    });
  }
  if (other === undefined) return only;
  throw new UsageError("ERR_USAGE", "several stacks have an identity of this address", {
    given: name,
    allowed: listed(found.map(full), 10),
  });
}
