import type { Expression } from "../cel";
import { textOf } from "../cel/build";

/** What a user validation rule keeps names from starting with. */
export interface RefusedStart {
  readonly of: "username" | "groups";
  readonly start: string;
}

/**
 * Recognises `!user.username.startsWith('system:')` and `user.groups.all(g, !g.startsWith('system:'))`.
 * @returns `undefined` for a rule of another form
 */
export function refusedStart(rule: Expression): RefusedStart | undefined {
  if (rule.kind === "not") {
    const start = startOf(rule.of, (target) => isVariable(target, "username"));
    if (start !== undefined) return { of: "username", start };
    const { of } = rule;
    if (of.kind === "macro" && of.name === "exists" && isVariable(of.list, "groups")) {
      const any = startOf(
        of.body,
        (target) => target.kind === "bound" && target.name === of.variable,
      );
      return any === undefined ? undefined : { of: "groups", start: any };
    }
    return undefined;
  }
  if (rule.kind !== "macro" || rule.name !== "all" || !isVariable(rule.list, "groups"))
    return undefined;
  if (rule.body.kind !== "not") return undefined;
  const start = startOf(
    rule.body.of,
    (target) => target.kind === "bound" && target.name === rule.variable,
  );
  return start === undefined ? undefined : { of: "groups", start };
}

function isVariable(expression: Expression, name: "username" | "groups"): boolean {
  return expression.kind === "variable" && expression.path.join(".") === `user.${name}`;
}

function startOf(
  expression: Expression,
  isTarget: (target: Expression) => boolean,
): string | undefined {
  if (expression.kind !== "call" || expression.name !== "startsWith") return undefined;
  if (expression.target === undefined || !isTarget(expression.target)) return undefined;
  return textOf(expression.args[0]);
}
