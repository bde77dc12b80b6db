import { nameProblem, samAccountNameProblem } from "../ad-names";
import type { Violation } from "../finding";
import { at, managed, type Placed, textOf } from "../resources";
import type { Rule } from "../rule";

export const adNames: Rule = {
  id: "ad/names",
  severity: "error",
  title: "A name of an AD object that the directory refuses or the provider spoils.",
  why: "A sAMAccountName has forbidden characters; the provider puts names into PowerShell and cuts distinguished names at the first comma, so other characters give a plan that never settles (AD schema SAM-Account-Name, [MS-ADA3] 2.222; hashicorp/terraform-provider-ad).",
  fix: "use letters, digits, hyphens and spaces inside; at most 64 characters, 20 for a user's sAMAccountName",
  *check(input) {
    for (const placed of managed(input, "ad_group", "ad_ou", "ad_user", "ad_computer")) {
      yield* violations(placed);
    }
  },
};

function* violations(placed: Placed): Iterable<Violation> {
  const { resource } = placed;
  const name = textOf(resource, "name") ?? textOf(resource, "display_name");
  const problem = name === undefined ? undefined : nameProblem(name);
  if (name !== undefined && problem !== undefined) {
    yield at(placed, { message: `the name ${problem}`, given: name, subject: "name" });
  }
  const account = textOf(resource, "sam_account_name");
  if (account === undefined) return;
  const kind = resource.type === "ad_user" ? "user" : "group";
  const accountProblem = samAccountNameProblem(account, kind);
  if (accountProblem === undefined) return;
  yield at(placed, {
    message: `the sAMAccountName ${accountProblem}`,
    given: account,
    subject: "sam_account_name",
  });
}
