import type { AccessPath } from "../access";
import { showValue, type Token } from "../core";

/** One access path as JSON, members in one order. */
export function pathJson(path: AccessPath): object {
  const { stack, group, gitlabGroup, role, project, identity, identityName, resources } = path;
  const { witness, revocation, approvals, assumed, message, bearers, production = null } = path;
  return {
    group,
    gitlabGroup,
    role,
    project,
    identity,
    identityName,
    stack,
    resources,
    production,
    witness: shownToken(witness),
    revocation,
    approvals,
    assumed,
    message,
    bearers,
  };
}

/** A token with values that are not known before apply as Terraform writes them. */
export function shownToken(token: Token): Token {
  return Object.fromEntries(
    Object.entries(token).map(([claim, value]) => [
      claim,
      typeof value === "string" ? showValue(value) : value,
    ]),
  );
}
