import type { Value } from "../../terraform";
import type { Way } from "./document";
import { isOpenText, referencesIn, writtenText } from "./text";

/** The audiences by which a pool provider takes a token. */
export interface Audiences {
  /** With opaque values where Terraform names one. */
  readonly texts: readonly string[];
  /** Patterns of resource names of which a part is not known: `*` stands for it. */
  readonly patterns: readonly string[];
  /** Whether it may take any other, because the list is not known. */
  readonly open: boolean;
}

const ANYTHING: Audiences = { texts: [], patterns: [], open: true };

/**
 * The audiences of a way in: those of the list, or where it is empty the provider's own resource name, with and without
 * `https:` before it.
 */
export function audiencesOf({ provider, member }: Way): Audiences {
  const { audiences, poolId, providerId } = provider;
  if (audiences === undefined) return ANYTHING;
  if (audiences.length > 0) return listed(audiences);
  const number = provider.projectNumber ?? member.projectNumber;
  const name = `projects/${number ?? "*"}/locations/global/workloadIdentityPools/${poolId ?? "*"}/providers/${providerId ?? "*"}`;
  const texts = ["//iam.googleapis.com/", "https://iam.googleapis.com/"].map((p) => p + name);
  return name.includes("*")
    ? { texts: [], patterns: texts, open: false }
    : { texts, patterns: [], open: false };
}

function listed(values: readonly Value[]): Audiences {
  const texts = values.map(writtenText);
  return {
    texts: texts.filter((text) => text !== undefined),
    patterns: [],
    open: values.some((value, i) => typeof value !== "string" && texts[i] === undefined),
  };
}

/** Whether a part of it is not known before apply. */
export function isLate({ texts, patterns, open }: Audiences): boolean {
  return (
    open ||
    patterns.length > 0 ||
    texts.some((text) => referencesIn(text).length > 0 && isOpenText(text))
  );
}
