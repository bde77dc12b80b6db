import type { AccessPath, GitlabProject } from "../../access";
import { keyOf } from "./pairs";

/** The identity of a path by its place. */
export function identityKey({ stack, identity }: AccessPath): string {
  return keyOf({ stack, address: identity });
}

/** Whose path it is, and through which project. */
export function peopleKey({ group, gitlabGroup, role, project }: AccessPath): string {
  return JSON.stringify([group, gitlabGroup, role, project]);
}

/** A project by its instance and full path, else by where it is declared. */
export function projectKey({ issuer, path, places }: GitlabProject): string {
  return JSON.stringify(path === undefined ? [places[0]] : [issuer?.url, path]);
}
