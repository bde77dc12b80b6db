import { isUnknown, type Value } from "../../terraform";
import { cel, type Expression, parseExpression, substitute } from "../cel";
import type { GcpProvider } from "./provider";

/** The expressions of a provider, taken apart. */
export interface ProviderExpressions {
  /** By the attribute that each gives: `google.subject`, `attribute.project`. `undefined` where none is known. */
  readonly mapping: ReadonlyMap<string, Expression> | undefined;
  /** With the mapped attributes put in; `undefined` where the provider has none. */
  readonly condition: Expression | undefined;
}

const known = new WeakMap<GcpProvider, ProviderExpressions>();

/** Parses what a provider maps and demands, once. */
export function expressionsOf(provider: GcpProvider): ProviderExpressions {
  const before = known.get(provider);
  if (before !== undefined) return before;
  const made = parsed(provider);
  known.set(provider, made);
  return made;
}

function parsed(provider: GcpProvider): ProviderExpressions {
  const { address, condition } = provider;
  const mapping =
    provider.mapping &&
    new Map(
      [...provider.mapping].map(([key, text]) => [
        key,
        withoutVariables(text, `${address}.attribute_mapping[${JSON.stringify(key)}]`),
      ]),
    );
  return {
    mapping,
    condition:
      condition === undefined
        ? undefined
        : substitute(expression(condition, `${address}.attribute_condition`), (path) =>
            mapped(path, mapping, address),
          ),
  };
}

/** A mapping is made of claims; what it gives with another attribute in it, Google's documentation does not say. */
function withoutVariables(text: Value, place: string): Expression {
  const used: string[] = [];
  const read = substitute(expression(text, place), (path) => {
    used.push(path.join("."));
    return undefined;
  });
  const [attribute] = used;
  if (attribute === undefined) return read;
  const message = `${place} uses ${attribute}, where claims alone are documented`;
  return { kind: "unknown", text: attribute, code: "not-understood", message };
}

function expression(text: Value, place: string): Expression {
  if (typeof text !== "string" && !isUnknown(text)) {
    const message = `${place} is no text`;
    return { kind: "unknown", text: "", code: "not-understood", message };
  }
  return parseExpression(text, { root: "assertion", dialect: "google", place });
}

function mapped(
  path: readonly string[],
  mapping: ProviderExpressions["mapping"],
  address: string,
): Expression {
  const key = path.join(".");
  if (mapping === undefined) {
    const message = `${address}.attribute_mapping is not known before apply`;
    return { kind: "unknown", text: key, code: "unknown-value", message };
  }
  return mapping.get(key) ?? cel.failing(`${key} is not mapped`);
}
