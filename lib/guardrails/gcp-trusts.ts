import {
  expressionsOf,
  findDocuments,
  findProviders,
  type GcpDocument,
  type GcpProvider,
} from "../relying-parties/gcp";
import { partsOf } from "../relying-parties/cel";
import type { Expression } from "../relying-parties/cel";
import type { Violation } from "./finding";
import type { Input } from "./input";
import { resolvedStack } from "./resources";

/** A binding of pool members, with its stack. */
export interface GcpTrust {
  readonly stack: string;
  readonly document: GcpDocument;
}

/** Every binding by which GitLab's tokens get a role at Google. */
export function* gcpTrusts({ stacks }: Input): Iterable<GcpTrust> {
  for (const stack of stacks) {
    for (const document of findDocuments(stack)) yield { stack: stack.name, document };
  }
}

/** A pool provider, with its stack. */
export interface PlacedPoolProvider {
  readonly stack: string;
  readonly provider: GcpProvider;
}

/** Every pool provider that may take GitLab's tokens. */
export function* poolProviders({ stacks }: Input): Iterable<PlacedPoolProvider> {
  for (const stack of stacks) {
    for (const provider of findProviders(resolvedStack(stack))) {
      if (provider.oidc) yield { stack: stack.name, provider };
    }
  }
}

/** An expression of a provider with the attribute that it stands in: `attribute_condition`. */
export interface PlacedExpression extends PlacedPoolProvider {
  readonly place: string;
  readonly expression: Expression;
}

/** The expressions of every provider: what it maps, and its condition. */
export function* poolExpressions(input: Input): Iterable<PlacedExpression> {
  for (const placed of poolProviders(input)) {
    const { condition, mapping } = expressionsOf(placed.provider);
    for (const [key, expression] of mapping ?? []) {
      yield { ...placed, place: `the mapping of ${key}`, expression };
    }
    if (condition !== undefined) {
      yield { ...placed, place: "the attribute condition", expression: condition };
    }
  }
}

/** Every part of every expression. A condition shows mapped attributes as what they are mapped from. */
export function* expressionParts(
  input: Input,
): Iterable<PlacedExpression & { readonly part: Expression }> {
  for (const placed of poolExpressions(input)) {
    for (const part of partsOf(placed.expression)) yield { ...placed, part };
  }
}

/** A violation at a provider. */
export function atProvider(
  { provider, stack }: PlacedPoolProvider,
  said: Omit<Violation, "stack" | "address">,
): Violation {
  return { stack, address: provider.address, ...said };
}
