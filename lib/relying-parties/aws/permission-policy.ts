import { attribute, isMap, isUnknown, type Value } from "../../terraform";
import { listOf } from "./principals";
import { any, HOLE, matcher, type Text, textOf, type Verdict } from "../text";

/** One statement of a permission policy, as far as it is known. */
export interface PermissionRead {
  readonly effect: "Allow" | "Deny" | "unknown";
  /** With `negated`: everything but these. */
  readonly actions: { readonly negated: boolean; readonly members: readonly Text[] };
  readonly resources: { readonly negated: boolean; readonly members: readonly Text[] };
  readonly conditional: boolean;
}

/** The statements of a permission policy; `undefined` where they are not known. */
export function permissionStatements(policy: Value): readonly PermissionRead[] | undefined {
  const given = attribute(policy, "Statement");
  if (given === undefined || isUnknown(given)) return undefined;
  return listOf(given).map((statement) => {
    const effect = attribute(statement, "Effect");
    return {
      effect: effect === "Allow" || effect === "Deny" ? effect : "unknown",
      actions: listed(statement, "Action"),
      resources: listed(statement, "Resource"),
      conditional: isMap(statement) && statement["Condition"] !== undefined,
    };
  });
}

function listed(statement: Value, name: string): PermissionRead["actions"] {
  const plain = attribute(statement, name);
  const value = plain ?? attribute(statement, `Not${name}`);
  const members = value === undefined ? [] : listOf(value).map((v) => textOf(v, true) ?? HOLE);
  return { negated: plain === undefined, members };
}

/** Whether a statement gives everything, all of IAM, or everything but a few actions, on every resource. */
export function isAdministrator({ effect, actions, resources }: PermissionRead): Verdict {
  if (effect === "Deny") return false;
  const broad: Verdict = actions.negated
    ? actions.members.length > 0
    : any(
        actions.members.map((action) =>
          covers(action, ["iam:AttachRolePolicy", "iam:PutRolePolicy"]),
        ),
      );
  const everywhere: Verdict = resources.negated
    ? resources.members.length > 0
    : any(resources.members.map((resource) => covers(resource, ["*"])));
  if (broad === false || everywhere === false) return false;
  return broad === true && everywhere === true && effect === "Allow" ? true : null;
}

/** Whether a pattern covers all of the texts, in any case. */
function covers(pattern: Text, texts: readonly string[]): Verdict {
  const pieces = pattern.pieces.map((piece) => piece.toLowerCase());
  const test = matcher({ ...pattern, pieces }, "like");
  const verdicts = texts.map((text) => test(text.toLowerCase()));
  if (verdicts.includes(false)) return false;
  return verdicts.includes(null) ? null : true;
}
