import type { IConstruct } from "constructs";
import { UsageError } from "../core/errors";

/** The id of a child that is named after a text: `/` separates the steps of a construct path, so it is written `%2F`. */
export function childId(kind: string, text: string): string {
  return `${kind}:${text.replaceAll("%", "%25").replaceAll("/", "%2F")}`;
}

/**
 * A child id that is still free.
 * @throws UsageError ERR_DUPLICATE
 */
export function freeChildId(
  scope: IConstruct,
  kind: string,
  text: string,
  what: string,
  fix: string,
): string {
  const id = childId(kind, text);
  const taken = scope.node.tryFindChild(id);
  if (taken === undefined) return id;
  throw new UsageError("ERR_DUPLICATE", `${what} is defined twice`, {
    fix,
    where: taken.node.path,
  });
}
