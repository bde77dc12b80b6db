import type { Expression } from "./expression";

/** The claims that an expression looks at, each once, in the order in which it names them. */
export function claimsIn(expression: Expression): readonly string[] {
  const found = new Set<string>();
  for (const part of partsOf(expression)) if (part.kind === "claim") found.add(part.name);
  return [...found];
}

/** An expression with everything inside it, from the outside in. */
export function* partsOf(expression: Expression): Iterable<Expression> {
  yield expression;
  for (const part of childrenOf(expression)) yield* partsOf(part);
}

function childrenOf(e: Expression): readonly Expression[] {
  switch (e.kind) {
    case "has":
    case "not":
      return [e.of];
    case "call":
      return e.target === undefined ? e.args : [e.target, ...e.args];
    case "and":
    case "or":
      return e.parts;
    case "compare":
      return [e.left, e.right];
    case "in":
      return [e.item, e.list];
    case "list":
      return e.items;
    case "conditional":
      return [e.test, e.then, e.otherwise];
    case "macro":
      return [e.list, e.body];
    default:
      return [];
  }
}
