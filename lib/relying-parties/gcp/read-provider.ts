import {
  type Declared,
  EVERYBODY,
  exact,
  glob,
  restrict,
  type Trust,
  trustOf,
  union,
} from "../../core";
import type { AudienceCheck, NotUnderstood } from "../trust-document";
import { audiencesOf, isLate } from "./audiences";
import type { GcpDocument, Way } from "./document";
import { referencesIn, writtenText } from "./text";

/** What a provider checks of a token before it looks at other claims. */
export interface Checked {
  readonly trust: Trust;
  readonly notes: readonly NotUnderstood[];
}

/** The tokens of the provider's issuer; of the declared one where it is not known. */
export function readIssuer({ provider }: Way, declared: Declared): Checked {
  const text = writtenText(provider.issuer);
  if (text !== undefined && referencesIn(text).length === 0) {
    return { trust: trustOf({ iss: exact(text) }), notes: [] };
  }
  return {
    trust: trustOf({ iss: exact(declared.issuer.url) }),
    notes: [unknown(`${provider.address}.oidc.issuer_uri`)],
  };
}

/** The tokens with an audience that the provider takes. */
export function readAudience(way: Way): Checked {
  const audiences = audiencesOf(way);
  const { texts, patterns, open } = audiences;
  const notes = isLate(audiences) ? [unknown(`the audience of ${way.provider.address}`)] : [];
  if (open) return { trust: EVERYBODY, notes };
  const values = union(exact(...texts), ...patterns.map((p) => glob(p, { question: false })));
  return { trust: restrict(EVERYBODY, "aud", values), notes };
}

/** The provider always checks the audience: its list, or its own resource name. */
export function audienceCheck({ gaps, ways }: GcpDocument): AudienceCheck {
  const all = ways.map(audiencesOf);
  const isWhole = gaps.length === 0 && all.every((a) => !isLate(a));
  return {
    required: isWhole || gaps.length === 0,
    registered: isWhole ? [...new Set(all.flatMap((a) => a.texts))] : undefined,
  };
}

/** A note about a value that Terraform learns on apply. */
export function unknown(what: string): NotUnderstood {
  return { code: "unknown-value", message: `${what} is not known before apply` };
}
