import { CannotExpressError, type ClaimName } from "../core";
import type { RelyingParty } from "./trust-document";

/** What an error says beside the problem. */
interface Details {
  readonly given?: string;
  readonly allowed?: string;
  readonly fix: string;
}

/** Makes the error of a compiler, with the construct path where there is one. */
export type Cannot = (
  claim: ClaimName,
  problem: string,
  place: { readonly where?: string | undefined },
  details: Details,
) => CannotExpressError;

/** How a relying party's compiler refuses what no document of it can say. */
export function cannotOf(relyingParty: RelyingParty): Cannot {
  return (claim, problem, { where }, details) =>
    new CannotExpressError(claim, relyingParty, problem, {
      ...details,
      ...(where === undefined ? {} : { where }),
    });
}
