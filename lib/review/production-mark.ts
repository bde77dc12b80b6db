import { DEPLOYMENT_TIERS, type DeploymentTier } from "../core/deployment-tiers";
import { InputError, UsageError } from "../core/errors";
import { choice } from "./choice";
import type { Fields } from "./fields";

/** What the user calls production. Nothing is production by its name alone: somebody has to say so. */
export type ProductionMark =
  /** Identities that jobs of this environment tier can become; one that looks at no tier takes them too. */
  | { readonly tier: DeploymentTier }
  /** Identities with this tag or label, on their own resource or on one that it names outside of its trust. */
  | { readonly tag: string; readonly value: string }
  /** Identities whose address, name or resource the whole pattern matches; `*` stands for any text. */
  | { readonly pattern: string };

const ALLOWED =
  "tier:TIER, tag:KEY=VALUE, or a pattern such as *ledger* for an address, a name or a resource";

/**
 * Reads `tier:production`, `tag:environment=production` or a pattern.
 * @param name the option that gave it, for messages
 * @throws UsageError ERR_USAGE
 */
export function productionMark(text: string, name: string): ProductionMark {
  const [, by, given = ""] = /^(tier|tag):([^]*)$/.exec(text) ?? [];
  if (by === "tier") return { tier: choice(given, DEPLOYMENT_TIERS, `${name} is no tier`) };
  if (by === undefined && text.trim() !== "") return { pattern: text };
  const [, tag, value] = /^([^=]+)=([^]*)$/.exec(given) ?? [];
  if (tag !== undefined && value !== undefined) return { tag, value };
  throw new UsageError("ERR_USAGE", `${name} is not understood`, { given: text, allowed: ALLOWED });
}

/**
 * Reads a mark from a side file.
 * @throws InputError ERR_INPUT_SHAPE
 */
export function markIn(entry: Fields): ProductionMark {
  const tier = entry.optionalText("tier");
  const tag = entry.optionalText("tag");
  const pattern = entry.optionalText("pattern");
  const known = DEPLOYMENT_TIERS.find((word) => word === tier);
  if (known !== undefined) return { tier: known };
  if (tag !== undefined) return { tag, value: entry.text("value") };
  if (pattern !== undefined) return { pattern };
  throw new InputError("ERR_INPUT_SHAPE", "a production mark names no tier, tag or pattern", {
    ...(tier === undefined ? {} : { given: `the tier ${tier}` }),
    allowed: `a tier (${DEPLOYMENT_TIERS.join(", ")}), a tag with its value, or a pattern`,
    where: entry.where,
  });
}

/** A mark as it is written on the command line. */
export function showMark(mark: ProductionMark): string {
  if ("tier" in mark) return `tier:${mark.tier}`;
  return "tag" in mark ? `tag:${mark.tag}=${mark.value}` : mark.pattern;
}
