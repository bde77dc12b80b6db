import { type JsonObject, listOf, member, textOf, texts } from "./json";

/** Addresses of what a plan destroys and creates anew, in whichever order. */
export function replacedInPlan(plan: JsonObject): readonly string[] {
  return addressesWhere(
    plan,
    (actions) => actions.includes("create") && actions.includes("delete"),
  );
}

/** Addresses of what a plan stops managing without destroying it. */
export function forgottenInPlan(plan: JsonObject): readonly string[] {
  return addressesWhere(plan, (actions) => actions.includes("forget"));
}

function addressesWhere(
  plan: JsonObject,
  isMeant: (actions: readonly string[]) => boolean,
): readonly string[] {
  return listOf(plan, "resource_changes").flatMap((change) => {
    const actions = texts(listOf(member(change, "change"), "actions"));
    return isMeant(actions) ? (textOf(change, "address") ?? []) : [];
  });
}
