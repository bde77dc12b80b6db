import type { Identity } from "../../access";
import { listed } from "../listed";
import { nearest } from "../nearest";

/** The one identity that `[STACK:]ADDRESS` or a name means, or why there is none. */
export function namedIdentity(
  identities: readonly Identity[],
  name: string,
): { readonly identity: Identity } | { readonly problem: string } {
  const full = ({ stack, address }: Identity): string => `${stack}:${address}`;
  const found = identities.filter((i) => [i.address, full(i), i.name].includes(name));
  const [identity, other] = found;
  if (identity !== undefined && other === undefined) return { identity };
  if (identity !== undefined) {
    return { problem: `several identities are called ${name}: ${listed(found.map(full), 10)}` };
  }
  const meant = nearest(
    name,
    identities.flatMap((i) => [i.name, i.address, full(i)]),
  );
  const hint = meant === undefined ? "" : `; did you mean ${meant}?`;
  return { problem: `the input has no identity ${name}${hint}` };
}
