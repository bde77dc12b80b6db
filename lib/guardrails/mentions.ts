import { isUnknown, type Resource, type Value } from "../terraform";
import { given } from "./resources";

/** What an attribute that is not known refers to: by its value, else by the configuration that a plan lists. */
export function mentionsOf(resource: Resource, name: string): readonly string[] {
  const value: Value | undefined = given(resource, name);
  if (!isUnknown(value)) return [];
  return value.mentions.length > 0 ? value.mentions : (resource.references[name] ?? []);
}

/** Whether users are named that GitLab made for programs. */
export function isServiceAccount(mentions: readonly string[] | string): boolean {
  const all = typeof mentions === "string" ? [mentions] : mentions;
  return all.some((m) => /\bgitlab_(?:group|project|instance)_service_account\b/.test(m));
}
