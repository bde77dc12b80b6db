import { EVERYBODY, restrict, type Trust, union } from "../../core";
import type { AudienceCheck, NotUnderstood } from "../trust-document";
import { type OidcProvider, signerOf } from "./provider";
import { readValues } from "../read-values";
import { known } from "../text";

/** What STS checks of `aud` by itself, before it looks at a policy. */
export interface StsAudiences {
  readonly trust: Trust;
  readonly notUnderstood: readonly NotUnderstood[];
}

/** The audiences that STS lets through for tokens of an issuer, where the input says which. */
export function stsAudiences(providers: readonly OidcProvider[], iss: string): StsAudiences {
  const own = providers.filter((p) => signerOf(p).signs(iss) !== false);
  const lists = own.map((p) => ({ provider: p, read: readValues(p.clientIds ?? [], "exact") }));
  const late = lists.filter(
    ({ provider, read }) =>
      read.open.length > 0 || (provider.clientIds === undefined && provider.mode === "managed"),
  );
  const notUnderstood = late.map(({ provider }): NotUnderstood => ({
    code: "unknown-value",
    message: `${provider.address}.client_id_list is not known before apply`,
  }));
  const isWhole =
    own.length > 0 && late.length === 0 && own.every((p) => p.clientIds !== undefined);
  const trust = isWhole
    ? restrict(EVERYBODY, "aud", union(...lists.map(({ read }) => read.upper)))
    : EVERYBODY;
  return { trust, notUnderstood };
}

/**
 * Who checks the audience: the policy, and the provider's client ids.
 * @param policies what each Allow statement asks for by itself, client ids left aside
 */
export function audienceCheck(
  policies: readonly Trust[],
  providers: readonly OidcProvider[],
): AudienceCheck {
  const required = policies.every(({ grants }) =>
    grants.every(({ constraints }) => {
      const values = constraints.get("aud")?.values;
      return values !== undefined && values.kind !== "complement";
    }),
  );
  const ids = providers.map((p) => p.clientIds?.map(known));
  const isWhole =
    ids.length > 0 && ids.every((list) => list?.every((id) => id !== undefined) === true);
  const registered = isWhole
    ? [...new Set(ids.flatMap((list) => list?.flatMap((id) => id ?? []) ?? []))]
    : undefined;
  return { required, registered };
}
