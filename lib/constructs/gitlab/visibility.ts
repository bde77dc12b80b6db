import { oneOf } from "../one-of";

/** Who may see a group or project. */
export type Visibility = "private" | "internal" | "public";

/**
 * Private unless it says otherwise.
 * @throws UsageError ERR_PROP
 */
export function visibility(given: string | undefined, where: string): Visibility {
  return oneOf(given ?? "private", ["private", "internal", "public"], {
    where,
    prop: "visibility",
  });
}
