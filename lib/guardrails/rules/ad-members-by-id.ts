import { isUnknown, type Value } from "../../terraform";
import { at, given, managed, shownText } from "../resources";
import type { Rule } from "../rule";

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NAMES_OBJECT = /\bad_(?:group|user|computer)\.(?:.*\.)?(\w+)$/;

export const membersById: Rule = {
  id: "ad/members-by-id",
  severity: "error",
  title: "A membership names its group or members by something else than the object id.",
  why: "The provider keeps GUIDs: a member given by name, DN or SID is removed again by every other apply, and a group id is cut at its first underscore (hashicorp/terraform-provider-ad issues 94, 102, 134, 196).",
  fix: "write ad_user.<name>.id or ad_group.<name>.id",
  *check(input) {
    for (const placed of managed(input, "ad_group_membership")) {
      const members = given(placed.resource, "group_members");
      const list = Array.isArray(members) ? (members as readonly Value[]) : [];
      const named: readonly (readonly [string, Value | undefined])[] = [
        ["group_id", given(placed.resource, "group_id")],
        ...list.map((member, index) => [`group_members[${index}]`, member] as const),
      ];
      for (const [place, value] of named) {
        if (isObjectId(value)) continue;
        yield at(placed, {
          message: `${place} is ${JSON.stringify(shownText(value))}, not an object id`,
          given: shownText(value),
          allowed: "the id of an ad_user, ad_group or ad_computer",
          subject: place,
        });
      }
    }
  },
};

/** What is not known and names no object of the directory may well be an id. */
function isObjectId(value: Value | undefined): boolean {
  if (value === undefined) return true;
  if (typeof value === "string") return value === "" || GUID.test(value);
  if (!isUnknown(value)) return false;
  const [reference, ...more] = value.references;
  const attribute =
    more.length === 0 && reference !== undefined ? NAMES_OBJECT.exec(reference) : null;
  if (value.parts.some((part) => typeof part === "string")) return false;
  return attribute === null || attribute[1] === "id";
}
