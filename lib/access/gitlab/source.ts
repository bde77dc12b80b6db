import type { Issuer } from "../../core";
import { resolve, type Resource, type Stack } from "../../terraform";
import { stackIssuers } from "./issuers";
import type { Naming } from "./keys";
import type { Place } from "./types";

/** One stack with everything it takes to read what it says about GitLab. */
export interface Source {
  readonly stack: string;
  /** The resources and data sources of the gitlab provider, references replaced as far as the stack knows them. */
  readonly resources: readonly Resource[];
  readonly issuers: readonly Issuer[];
  naming(resource: Resource): Naming;
  place(resource: Resource): Place;
}

export function sourceOf(stack: Stack, known: readonly Issuer[]): Source {
  const whole = resolve(stack);
  const issuers = stackIssuers(whole, known);
  const resources = whole.resources.filter((r) => r.type.startsWith("gitlab_"));
  const addresses = new Set(resources.map((r) => r.address));
  return {
    stack: stack.name,
    resources,
    issuers: issuers.all,
    naming: (resource) => ({
      stack: stack.name,
      addresses,
      issuer: issuers.of(resource),
      resource,
    }),
    place: ({ address }) => ({ stack: stack.name, address }),
  };
}

/** Own id of a resource or data source: digits, or an opaque value that only this stack can name. */
export function literalId(text: string | undefined): string | undefined {
  return text !== undefined && /^\d+$/.test(text) ? text : undefined;
}
