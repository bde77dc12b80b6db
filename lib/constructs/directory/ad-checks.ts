import { UsageError } from "../../core/errors";
import { known, literal, type Place } from "../literal";
import { containerDn } from "./distinguished-name";
import { nameProblem, samAccountNameProblem } from "./names";

/**
 * A name of an AD object that the provider carries.
 * @throws UsageError ERR_PROP
 */
export function checkedName(given: string, place: Place): string {
  const name = known(given, place);
  const problem = nameProblem(name);
  if (problem !== undefined) {
    throw new UsageError("ERR_PROP", `${place.prop} ${problem}`, {
      given: JSON.stringify(name),
      allowed: 'at most 64 characters, none of $ ` \\ " , + < > ; = #, no space at its ends',
      where: place.where,
    });
  }
  return name;
}

/**
 * A DN as hashicorp/ad handles it.
 * @throws UsageError ERR_PROP
 */
export function checkedDn(given: string, place: Place): string {
  const text = known(given, place);
  const checked = containerDn(text);
  if ("problem" in checked) {
    throw new UsageError(
      "ERR_PROP",
      `${place.prop} is not a DN the provider handles: ${checked.problem}`,
      {
        given: JSON.stringify(text),
        allowed: "OU=Groups,DC=corp,DC=example, without spaces after commas and without escapes",
        where: place.where,
      },
    );
  }
  return checked.value;
}

/**
 * The sAMAccountName of a group, by default its name, as Terraform takes it.
 * @throws UsageError ERR_PROP
 */
export function samAccountName(given: string | undefined, name: string, where: string): string {
  const prop = "samAccountName";
  const text = known(given ?? name, { where, prop });
  const problem = samAccountNameProblem(text);
  if (problem !== undefined) {
    throw new UsageError("ERR_PROP", `${prop} ${problem}`, {
      given: JSON.stringify(text),
      allowed:
        'none of " / \\ [ ] : ; | = , + * ? < > $ `, at most 256 characters, not digits and dots alone',
      ...(given === undefined ? { fix: "it is the name by default: give samAccountName" } : {}),
      where,
    });
  }
  return literal(text, { where, prop });
}
