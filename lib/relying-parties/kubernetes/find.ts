import { type ClaimName, claimInfo, domainOf, isClaimName, matches } from "../../core";
import type { Stack } from "../../terraform";
import { hostOf, isForeignHost } from "../foreign-host";
import type { Expression } from "../cel";
import { namedJobs } from "./agent-names";
import { agentSubjects, serviceAccountJobs } from "./agent-trust";
import type { Authenticator } from "./authenticator";
import { findAuthenticators } from "./authenticators";
import type { Binding, Subject } from "./binding";
import { findBindings } from "./bindings";
import type { KubernetesDocument } from "./document";
import { groupEntries, literalStart } from "./group-entries";
import { usernameExpression } from "./mapped-names";
import { literalName } from "./name";
import { AUTHENTICATED } from "./prepare";
import { usesClaim } from "./validate-expression";

/**
 * The trust documents of a stack's clusters: each RBAC binding with a subject that a GitLab token can become, and each
 * agent whose service account jobs act as. Bindings of service accounts, of the cluster's own users, and of names
 * that no mapping of a GitLab authenticator can give are left out.
 */
export function findDocuments(stack: Stack): readonly KubernetesDocument[] {
  const known = found.get(stack) ?? documentsIn(stack);
  found.set(stack, known);
  return known;
}

const found = new WeakMap<Stack, readonly KubernetesDocument[]>();

function documentsIn(stack: Stack): readonly KubernetesDocument[] {
  const authenticators = findAuthenticators(stack).filter(isGitlab);
  const bindings = findBindings(stack).flatMap((binding): readonly KubernetesDocument[] => {
    const own = authenticators.filter((a) => mayConcern(binding, a, stack));
    const agents = agentSubjects(binding.subjects, stack);
    if (own.length === 0 && agents.length === 0) return [];
    const { identity } = binding;
    return [
      {
        relyingParty: "kubernetes",
        kind: "binding",
        identity,
        binding,
        authenticators: own,
        agents,
        stack,
      },
    ];
  });
  const agents = serviceAccountJobs(stack).map(({ identity, name, jobs }): KubernetesDocument => ({
    relyingParty: "kubernetes",
    kind: "agent",
    identity,
    name,
    agents: [jobs],
    stack,
  }));
  return [...bindings, ...agents];
}

/** Claims of people's tokens that no job's token has: an authenticator that makes user names of them admits no job. */
const PEOPLE_ONLY = ["email", "preferred_username", "nickname", "name", "given_name", "upn"];

/** Whether jobs of a GitLab instance may be among those whom an authenticator accepts. */
export function isGitlab(authenticator: Authenticator): boolean {
  const { issuer } = authenticator;
  if (typeof issuer === "string" && isForeignHost(hostOf(issuer))) return false;
  const username = usernameExpression(authenticator);
  return username === undefined || !PEOPLE_ONLY.some((claim) => usesClaim(username, claim));
}

function mayConcern(
  { subjects, gaps }: Binding,
  authenticator: Authenticator,
  stack: Stack,
): boolean {
  return gaps.length > 0 || subjects.some((subject) => mayName(subject, authenticator, stack));
}

/** Whether a mapping can give the name, or the name is meant to be one of GitLab's. */
function mayName({ kind, name }: Subject, authenticator: Authenticator, stack: Stack): boolean {
  const text = literalName(name);
  if (text === undefined) return namedJobs(name.text, stack) === undefined;
  if (text === AUTHENTICATED) return true;
  if (isMeant(text, stack)) return true;
  const { groups } = authenticator;
  if (kind === "User") {
    const expression = usernameExpression(authenticator);
    return expression !== undefined && mayBe(expression, text);
  }
  if (groups === undefined) return false;
  if (groups.kind === "claim") return text.startsWith(groups.prefix);
  const entries = groupEntries(groups.expression);
  return entries === undefined || entries.some(({ item }) => mayBe(item, text));
}

/** A name with `gitlab` in it that no mapping gives is a mistake worth telling, unless it is one of the agent's. */
function isMeant(text: string, stack: Stack): boolean {
  return (
    /gitlab/i.test(text) && !text.startsWith("system:") && namedJobs(text, stack) === undefined
  );
}

function mayBe(expression: Expression, text: string): boolean {
  if (expression.kind === "claim" && isClaimName(expression.name)) {
    return isText(expression.name) && matches(domainOf(expression.name), text);
  }
  if (expression.kind === "literal") return expression.value === text;
  return text.startsWith(literalStart(expression));
}

function isText(claim: ClaimName): boolean {
  return claimInfo(claim).type !== "number";
}
