import { commonNameOf } from "./common-name";
import { type Assertion, type Filter, parseFilter } from "./filter";

/** The directory groups that a filter selects people by, or why they cannot be told. */
export type FilterGroups = { readonly groups: readonly string[] } | { readonly problem: string };

/** Rules by which two distinguished names are the same, or one group is nested in the other (Active Directory's in-chain rule). */
const MEMBER_RULES: ReadonlySet<string> = new Set([
  "1.2.840.113556.1.4.1941",
  "2.5.13.1",
  "distinguishednamematch",
]);

/**
 * The groups that a filter asks people to be members of, by `memberOf`; those whose members it leaves out are none.
 * @param nameOf the name of a group that a reference stands for: `${ad_group.releasers.dn}`
 */
export function filterGroups(
  text: string,
  nameOf: (reference: string) => string | undefined,
): FilterGroups {
  const read = parseFilter(text);
  if ("problem" in read) return read;
  const names = [...wantedDns(read.filter, true)].map((dn) => nameOf(dn) ?? commonNameOf(dn));
  return { groups: [...new Set(names.flatMap((name) => name ?? []))] };
}

function* wantedDns(filter: Filter, positive: boolean): Iterable<string> {
  switch (filter.kind) {
    case "and":
    case "or":
      for (const part of filter.of) yield* wantedDns(part, positive);
      break;
    case "not":
      yield* wantedDns(filter.of, !positive);
      break;
    case "assertion":
      if (positive && asksForMember(filter) && filter.value !== undefined) yield filter.value;
  }
}

function asksForMember({ attribute, operator, rule }: Assertion): boolean {
  if (attribute !== "memberof") return false;
  return operator === "=" || (operator === ":=" && (rule === undefined || MEMBER_RULES.has(rule)));
}
