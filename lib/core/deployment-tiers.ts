/** Tiers of environments (docs.gitlab.com, ci/environments, deployment tier of environments). */
export const DEPLOYMENT_TIERS = [
  "production",
  "staging",
  "testing",
  "development",
  "other",
] as const;

export type DeploymentTier = (typeof DEPLOYMENT_TIERS)[number];
