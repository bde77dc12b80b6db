import { attribute, type Value } from "../../terraform";
import type { NotUnderstood } from "../trust-document";
import { type Condition, conditionsOf } from "./conditions";
import type { Notes } from "./notes";
import { listOf, type Principal, principalsOf } from "./principals";
import { any, matcher, not, type Text, textOf, type Verdict } from "../text";

/** Members that a statement lists, or (negated) all but those. */
export interface Listed<T> {
  readonly negated: boolean;
  readonly members: readonly T[];
}

/** One statement of a trust policy. */
export interface Statement {
  /** `Statement[0]`. */
  readonly place: string;
  readonly sid: string | undefined;
  /** `unknown` where neither can be excluded. */
  readonly effect: "Allow" | "Deny" | "unknown";
  readonly principals: Listed<Principal>;
  readonly actions: Listed<Text>;
  /** Without a Condition element: none. */
  readonly conditions: readonly Condition[];
  /** Parts that cannot be read, or that AWS does not know: with one of them the statement cannot be decided. */
  readonly unclear: readonly NotUnderstood[];
}

const ELEMENTS = ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Condition"];
/** Elements that a trust policy must not have and that change nothing in who is trusted. */
const OUT_OF_PLACE = ["Resource", "NotResource"];

/**
 * Takes one statement apart.
 * @param variables whether `${…}` in a condition value is a policy variable
 */
export function statementOf(
  given: { readonly [name: string]: Value },
  variables: boolean,
  place: string,
  notes: Notes,
): Statement {
  const unclear: NotUnderstood[] = [];
  for (const name of Object.keys(given)) {
    if (OUT_OF_PLACE.includes(name))
      notes.add(place, `has ${name}, which no trust policy may have`);
    else if (!ELEMENTS.includes(name)) {
      unclear.push(notes.gap(place, null, `has the unknown element ${JSON.stringify(name)}`));
    }
  }
  const sid = attribute(given, "Sid");
  const effect = attribute(given, "Effect");
  const isEffect = effect === "Allow" || effect === "Deny";
  if (!isEffect) unclear.push(notes.gap(`${place}.Effect`, effect, "is neither Allow nor Deny"));
  const context = { given, place, notes, unclear };
  const condition = attribute(given, "Condition");
  return {
    place,
    sid: typeof sid === "string" && sid !== "" ? sid : undefined,
    effect: isEffect ? effect : "unknown",
    principals: listed("Principal", context, principalsOf),
    actions: listed("Action", context, actionsOf),
    conditions:
      condition === undefined
        ? []
        : conditionsOf(condition, variables, `${place}.Condition`, notes, unclear),
    unclear,
  };
}

interface Context {
  readonly given: { readonly [name: string]: Value };
  readonly place: string;
  readonly notes: Notes;
  readonly unclear: NotUnderstood[];
}

function listed<T>(
  name: "Principal" | "Action",
  { given, place, notes, unclear }: Context,
  read: (value: Value, place: string, notes: Notes) => readonly T[] | NotUnderstood,
): Listed<T> {
  const plain = attribute(given, name);
  const value = plain ?? attribute(given, `Not${name}`);
  const both = plain !== undefined && Object.hasOwn(given, `Not${name}`);
  if (value === undefined || both) {
    unclear.push(
      notes.gap(place, null, both ? `has both ${name} and Not${name}` : `has no ${name}`),
    );
    return { negated: false, members: [] };
  }
  const negated = plain === undefined;
  const members = read(value, `${place}.${negated ? "Not" : ""}${name}`, notes);
  if (!("code" in members)) return { negated, members };
  unclear.push(members);
  return { negated, members: [] };
}

function actionsOf(value: Value, place: string, notes: Notes): readonly Text[] | NotUnderstood {
  const texts = listOf(value).map((action) => textOf(action, false));
  return texts.every((text) => text !== undefined)
    ? texts
    : notes.gap(place, null, "is not a text or a list of texts");
}

const WEB_IDENTITY = "sts:assumerolewithwebidentity";

/** Whether the statement is about exchanging a web identity token for this role. */
export function concernsWebIdentity({ actions }: Statement): Verdict {
  if (actions.members.length === 0) return null;
  const named = any(
    actions.members.map((action) => matcher(lowerCase(action), "like")(WEB_IDENTITY)),
  );
  return actions.negated ? not(named) : named;
}

/** Action names are not case-sensitive. */
function lowerCase(text: Text): Text {
  return { ...text, pieces: text.pieces.map((piece) => piece.toLowerCase()) };
}
