import { stackIssuers, type StackIssuers } from "../access/gitlab/issuers";
import type { Issuer } from "../core";
import type { Stack } from "../terraform";
import type { Input } from "./input";
import type { Placed } from "./resources";

const made = new WeakMap<Input, Map<Stack, StackIssuers>>();

/**
 * The GitLab instance a resource belongs to; `undefined` where the stack does not tell: the host is not known before apply,
 * or there is no provider block, as in a state.
 */
export function instanceOf({ stack, resource }: Placed, input: Input): Issuer | undefined {
  if (!stack.providers.some((p) => p.type === "gitlab")) return undefined;
  const known = made.get(input) ?? new Map<Stack, StackIssuers>();
  made.set(input, known);
  const issuers = known.get(stack) ?? stackIssuers(stack, input.gitlab.issuers);
  known.set(stack, issuers);
  return issuers.of(resource);
}
