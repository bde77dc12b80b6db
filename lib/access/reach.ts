import { isEmptyGrant, type Issuer } from "../core";
import { declaredTargets } from "./declared-targets";
import type { GitlabModel } from "./gitlab/types";
import type { Identity } from "./identity";
import type { Target } from "./target";
import { undeclaredTargets } from "./undeclared-targets";
import type { View } from "./view";
import { type Wanted, wantedOf } from "./wanted";

/** What a grant wants, with the projects whose jobs it may admit on one instance. */
export interface Reach {
  readonly wanted: Wanted;
  readonly targets: readonly Target[];
}

/** The projects whose jobs an identity may admit, grant by grant. */
export function reachOf(model: GitlabModel, { reading, stack }: Identity): readonly Reach[] {
  return reading.trust.grants.flatMap((grant) => {
    const wanted = isEmptyGrant(grant) ? undefined : wantedOf(grant);
    if (wanted === undefined) return [];
    return viewsOf(wanted, stack, model).map((view) => ({
      wanted,
      targets: [...declaredTargets(wanted, view), ...undeclaredTargets(wanted, view)],
    }));
  });
}

const instances = new WeakMap<GitlabModel, readonly (Issuer | undefined)[]>();

/** The instances on which the model has something; those of the providers where it has nothing. */
function instancesOf(model: GitlabModel): readonly (Issuer | undefined)[] {
  const known = instances.get(model);
  if (known !== undefined) return known;
  const things = [...model.groups, ...model.projects];
  const found =
    things.length === 0
      ? model.issuers
      : [...new Map(things.map(({ issuer }) => [issuer?.url, issuer])).values()];
  instances.set(model, found);
  return found;
}

/** What an input says of an instance that none of its providers is for. */
const ELSEWHERE: GitlabModel = {
  issuers: [],
  groups: [],
  projects: [],
  links: [],
  memberships: [],
  shares: [],
  credentials: [],
  groupBranches: [],
  groupEnvironments: [],
  groupsWithoutAuthorApproval: [],
  notUnderstood: [],
};

function viewsOf(wanted: Wanted, stack: string, model: GitlabModel): readonly View[] {
  const own = instancesOf(model).filter((issuer) => wanted.signedBy(issuer));
  if (own.length === 0) return [{ model: ELSEWHERE, issuer: undefined, stack }];
  return own.map((issuer) => ({ model, issuer, stack }));
}
