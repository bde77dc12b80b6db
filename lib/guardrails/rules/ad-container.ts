import { at, managed, textOf } from "../resources";
import type { Rule } from "../rule";

const HOLDS: Readonly<Record<string, string>> = {
  ad_group: "container",
  ad_user: "container",
  ad_computer: "container",
  ad_ou: "path",
};
/** One part of a distinguished name: a type, and a value in which special characters are escaped (RFC 4514). */
const PART = String.raw`(?:OU|CN|DC)\s*=\s*(?:\\.|[^,+"\\<>;=])+`;
const DISTINGUISHED = new RegExp(`^${PART}(?:,\\s*${PART})*$`, "i");

export const adContainer: Rule = {
  id: "ad/container",
  severity: "error",
  title: "A container is no distinguished name, or one that AD writes differently.",
  why: "AD refuses what is no distinguished name. It gives names back without spaces after commas, and the provider compares them with spaces, so that the plan never settles: a warning (RFC 4514; hashicorp/terraform-provider-ad).",
  fix: "write OU=Groups,DC=corp,DC=example: no spaces after commas, special characters escaped with a backslash",
  *check(input) {
    for (const placed of managed(input, ...Object.keys(HOLDS))) {
      const name = HOLDS[placed.resource.type] ?? "";
      const text = textOf(placed.resource, name);
      if (text === undefined) continue;
      if (!DISTINGUISHED.test(text)) {
        yield at(placed, { message: `${name} is no distinguished name`, given: text });
      } else if (/,\s|\s,|\s=|=\s/.test(text.replace(/\\./g, ""))) {
        yield at(placed, {
          severity: "warning",
          message: `${name} has spaces around a separator, which AD does not give back`,
          given: text,
          allowed: text.replace(/\s*([,=])\s*/g, "$1"),
        });
      }
    }
  },
};
