import {
  and,
  type Declared,
  EVERYBODY,
  exact,
  NOBODY,
  or,
  trustOf,
  withoutEmptyGrants,
} from "../../core";
import type { NotUnderstood, Reading } from "../trust-document";
import type { AgentTrust } from "./agent-trust";
import type { Authenticator } from "./authenticator";
import type { BindingDocument, KubernetesDocument } from "./document";
import { literalName, nameOf } from "./name";
import { type Part, readMappings, readRule, readUserRules } from "./read-mapping";
import { readSubjects } from "./read-subjects";

/**
 * Reads a trust document as a set of tokens: an authenticator accepts the token, and the user or one of the groups that it
 * makes of it is a subject of the binding. An upper bound: what cannot be read counts as met, and is told in
 * `notUnderstood`. An agent takes a job's own token: nobody checks its audience, and none has to be named.
 */
export function read(document: KubernetesDocument, declared: Declared): Reading {
  const own = document.kind === "binding" ? document.authenticators : [];
  const parts = [
    ...own.map((authenticator) => readAuthenticator(authenticator, document, declared)),
    ...document.agents.map((agent) => readAgent(agent, declared)),
  ];
  const gaps = document.kind === "binding" ? document.binding.gaps : [];
  return {
    trust: withoutEmptyGrants(or(...parts.map(({ trust }) => trust))),
    notUnderstood: distinct([...gaps, ...parts.flatMap((part) => part.notUnderstood)]),
    undeclaredTemplates: parts.flatMap((part) => part.undeclaredTemplates),
    audience: { required: own.every(hasAudience), registered: registered(own) },
  };
}

function readAuthenticator(
  authenticator: Authenticator,
  document: KubernetesDocument,
  declared: Declared,
): Part {
  const issued = readIssuer(authenticator, declared);
  const meant = readAudiences(authenticator);
  const rules = authenticator.rules.map((rule) => readRule(rule, declared));
  const mappings = readMappings(authenticator, declared);
  const users = readUserRules(authenticator, declared);
  const subjects = readSubjects((document as BindingDocument).binding, authenticator, declared);
  const parts = [issued, meant, ...rules, mappings, users, subjects];
  return {
    trust: and(...parts.map(({ trust }) => trust)),
    notUnderstood: [...authenticator.gaps, ...parts.flatMap((part) => part.notUnderstood)],
    undeclaredTemplates: parts.flatMap((part) => part.undeclaredTemplates),
  };
}

function readIssuer({ address, issuer }: Authenticator, { issuer: own }: Declared): Part {
  const name = nameOf(issuer);
  const url = name && literalName(name);
  const notUnderstood: NotUnderstood[] =
    name !== undefined && url === undefined
      ? [{ code: "unknown-value", message: `the issuer of ${address} is not known before apply` }]
      : [];
  const trust = name === undefined ? NOBODY : trustOf({ iss: exact(url ?? own.url) });
  return { trust, notUnderstood, undeclaredTemplates: [] };
}

function readAudiences({ address, audiences }: Authenticator): Part {
  const names = audiences?.map(nameOf);
  const known = names?.map((name) => name && literalName(name));
  if (known?.every((text) => text !== undefined) === true) {
    const trust = known.length === 0 ? NOBODY : trustOf({ aud: exact(...known) });
    return { trust, notUnderstood: [], undeclaredTemplates: [] };
  }
  const message = `the audiences of ${address} are not known before apply`;
  return {
    trust: EVERYBODY,
    notUnderstood: [{ code: "unknown-value", message }],
    undeclaredTemplates: [],
  };
}

function readAgent({ issuer, trust, notUnderstood }: AgentTrust, { issuer: own }: Declared): Part {
  const url = issuer === own.host ? own.url : issuer;
  return {
    trust: and(trustOf({ iss: exact(url) }), trust),
    notUnderstood,
    undeclaredTemplates: [],
  };
}

function hasAudience({ audiences }: Authenticator): boolean {
  return audiences === undefined || audiences.length > 0;
}

function registered(authenticators: readonly Authenticator[]): readonly string[] | undefined {
  const all = authenticators.flatMap(({ audiences }) => audiences ?? [null]);
  const texts = all.filter((audience): audience is string => typeof audience === "string");
  return all.length > 0 && texts.length === all.length ? [...new Set(texts)] : undefined;
}

function distinct(notes: readonly NotUnderstood[]): readonly NotUnderstood[] {
  return [...new Map(notes.map((note) => [note.message, note])).values()];
}
