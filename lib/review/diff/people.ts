import { type AccessPath, type Identity, who } from "../../access";
import { except, type Trust } from "../../core";
import type { Input } from "../../guardrails/input";

/** More pieces than anybody waits for: then everybody who reaches the identity at all is named. */
const MAX_PIECES = 400;

/** Who can cause a token that the newer trust admits and the older one refuses, each once. */
export function peopleBehind(
  head: Identity,
  before: Trust,
  { gitlab }: Pick<Input, "gitlab">,
): readonly string[] {
  const after = head.reading.trust;
  const trust =
    after.grants.length * before.grants.length > MAX_PIECES ? after : except(after, before);
  const gained = { ...head, reading: { ...head.reading, trust } };
  return [...new Set(who(gitlab, [gained]).map(personOf))];
}

/** `G-Shop-Releasers (maintainer in shop)`. */
export function personOf({ group, gitlabGroup, role, project }: AccessPath): string {
  if (group !== null) return `${group} (${role} in ${gitlabGroup ?? "GitLab"})`;
  if (role === "anybody") return "anybody who can create a project";
  return `members of ${gitlabGroup ?? project} whom no directory group explains`;
}
