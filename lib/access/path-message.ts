import { showValue, type Token } from "../core";
import type { Bearer } from "./members";

/** What a path tells beside its identity and its token. */
export interface PathPeople {
  readonly group: string | null;
  readonly gitlabGroup: string | null;
  readonly role: string;
  readonly project: string;
  /** The tokens or keys that make the path; empty where people do. */
  readonly bearers: readonly Bearer[];
}

/** A path in one sentence. */
export function pathMessage(people: PathPeople, identityName: string, witness: Token): string {
  return `${subject(people)} ${verb(people)} ${identityName} with ${jobWords(people.project, witness)}`;
}

function subject({ group, gitlabGroup, role, project, bearers }: PathPeople): string {
  if (bearers.length > 0) return `whoever holds the ${role} ${bearers.map(held).join(" or ")}`;
  if (group !== null) return `members of ${group} (${role} in ${gitlabGroup ?? "GitLab"})`;
  if (role === "anybody") return "anybody who can create a project";
  return `members of ${gitlabGroup ?? project} whom no directory group explains`;
}

function held({ address, role }: Bearer): string {
  return role === undefined ? address : `${address} (${role})`;
}

function verb({ role, bearers }: PathPeople): string {
  return role === "anybody" || bearers.length > 0 ? "becomes" : "become";
}

/** `a job of shop/web on protected branch main, environment production`. */
function jobWords(project: string, token: Token): string {
  const flag = token["ref_protected"] === "true" ? "protected " : "unprotected ";
  const request =
    token["pipeline_source"] === "merge_request_event" ? "a merge request job" : "a job";
  const where =
    project === "*" ? "any project" : project.endsWith("/*") ? `a project in ${project}` : project;
  const environment = text(token, "environment");
  const place = environment === "" ? "" : `, environment ${environment}`;
  return `${request} of ${where} on ${flag}${text(token, "ref_type")} ${text(token, "ref")}${place}`;
}

function text(token: Token, claim: string): string {
  const value = token[claim];
  return typeof value === "string" ? showValue(value) : "";
}
