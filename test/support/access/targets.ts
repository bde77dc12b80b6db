import { GITLAB_DOT_COM, type Issuer, trustOf } from "../../../lib/core";
import type { GitlabModel } from "../../../lib/access";
import type { Target } from "../../../lib/access/target";
import type { View } from "../../../lib/access/view";
import { type Wanted, wantedOf } from "../../../lib/access/wanted";

export function viewOf(model: GitlabModel, issuer: Issuer | undefined = GITLAB_DOT_COM): View {
  return { model, issuer, stack: "shop" };
}

/** What a grant with these constraints asks of the project. */
export function wantedBy(claims: Parameters<typeof trustOf>[0]): Wanted {
  const [grant] = trustOf(claims).grants;
  const wanted = grant && wantedOf(grant);
  if (wanted === undefined) throw new Error("no project can give it");
  return wanted;
}

/** Each target with the directory groups, or words, of those who reach it: `shop/*: Developers, member`. */
export function words(targets: readonly Target[]): readonly string[] {
  return targets.map(
    ({ label, members }) => `${label}: ${members.map((m) => m.group ?? m.label).join(", ")}`,
  );
}
