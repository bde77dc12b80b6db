/** GitLab's roles, the weakest first (docs.gitlab.com, `user/permissions`; `lib/gitlab/access.rb`). */
export const ROLES = [
  "no one",
  "minimal",
  "guest",
  "planner",
  "reporter",
  "security_manager",
  "developer",
  "maintainer",
  "owner",
] as const;

/** A role as Terraform names it. */
export type Role = (typeof ROLES)[number];

/** The weakest role whose members start pipelines. */
export const PIPELINE_ROLE: Role = "developer";

const RANK: ReadonlyMap<string, number> = new Map(ROLES.map((role, rank) => [role, rank]));

/** The role that a Terraform value names; `undefined` for anything else, `admin` included. */
export function roleOf(text: string): Role | undefined {
  const name = text.trim().toLowerCase();
  return ROLES.find((role) => role === name);
}

export function isAtLeast(role: Role, floor: Role): boolean {
  return rank(role) >= rank(floor);
}

/** The highest of several roles, which is the one that applies; `undefined` where there is none. */
export function highestRole(roles: Iterable<Role>): Role | undefined {
  let highest: Role | undefined;
  for (const role of roles) {
    if (highest === undefined || rank(role) > rank(highest)) highest = role;
  }
  return highest;
}

/** The lower of two roles: what a share leaves of a member's role. */
export function lowerRole(a: Role, b: Role): Role {
  return isAtLeast(a, b) ? b : a;
}

function rank(role: Role): number {
  return RANK.get(role) ?? 0;
}
