/** The first names of a list, and how many more there are. */
export function listed(names: readonly string[], limit = 3): string {
  const more = names.length - limit;
  return more > 0 ? `${names.slice(0, limit).join(", ")} and ${more} more` : names.join(", ");
}
