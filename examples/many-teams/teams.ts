/** One row a team: who they are in the directory, and where their builds go. */
export interface Team {
  readonly name: string;
  readonly bucket: string;
}

export const TEAMS: readonly Team[] = [
  { name: "billing", bucket: "retail-billing" },
  { name: "catalog", bucket: "retail-catalog" },
  { name: "checkout", bucket: "retail-checkout" },
  { name: "search", bucket: "retail-search" },
];
