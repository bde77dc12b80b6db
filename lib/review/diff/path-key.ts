import type { AccessPath } from "../../access";
import { keyOf } from "./pairs";

/** The identity of a path by its place. */
export function identityKey({ stack, identity }: AccessPath): string {
  return keyOf({ stack, address: identity });
}

/** Whose path it is, and through which project. */
export function peopleKey({ group, gitlabGroup, role, project }: AccessPath): string {
  return JSON.stringify([group, gitlabGroup, role, project]);
}
