import { isClaimName } from "../../core/claims";
import { attribute, isUnknown, type Value } from "../../terraform/value";
import { ALGORITHMS } from "./algorithms";
import { API_NAME, API_VERSION, AUDIENCE, KIND, ROLE_NAME } from "./forms";
import { issuerProblems } from "./issuer-problems";
import type { ParsedCondition, ParsedPolicy, ParsedRole, PolicyText } from "./parsed-policy";
import { Problems } from "./problems";

const FIELDS = ["apiVersion", "kind", "metadata", "issuer", "audience", "algorithms", "roles"];

/** Takes a policy apart; what is wrong with it is told with its place, and nothing of that is guessed. */
export function parsePolicy(value: Value): ParsedPolicy {
  const problems = new Problems();
  const policy = problems.map(value, "policy", FIELDS);
  problems.constant(attribute(policy, "apiVersion"), "apiVersion", API_VERSION);
  problems.constant(attribute(policy, "kind"), "kind", KIND);
  const metadata = problems.map(attribute(policy, "metadata"), "metadata", ["name"]);
  return {
    name: problems.matching(attribute(metadata, "name"), "metadata.name", API_NAME),
    issuer: issuerOf(attribute(policy, "issuer"), problems),
    audience: problems.matching(attribute(policy, "audience"), "audience", AUDIENCE),
    algorithms: algorithmsOf(attribute(policy, "algorithms"), problems),
    roles: rolesOf(attribute(policy, "roles"), problems),
    problems: problems.found,
  };
}

function issuerOf(value: Value | undefined, problems: Problems): string | undefined {
  const issuer = problems.text(value, "issuer");
  for (const problem of issuer === undefined ? [] : issuerProblems(issuer)) {
    problems.add("issuer", problem);
  }
  return issuer;
}

function algorithmsOf(value: Value | undefined, problems: Problems): readonly string[] {
  const list = problems.list(value, "algorithms");
  if (Array.isArray(value) && list.length === 0) problems.add("algorithms", "is empty");
  return list.flatMap((member, index) => {
    const place = `algorithms[${index}]`;
    const name = problems.text(member, place);
    if (name === undefined) return [];
    if (!ALGORITHMS.has(name)) problems.add(place, "is no public-key signature algorithm");
    return [name];
  });
}

function rolesOf(value: Value | undefined, problems: Problems): readonly ParsedRole[] {
  const names = new Set<string>();
  return problems.list(value, "roles").flatMap((member, index) => {
    const place = `roles[${index}]`;
    const role = problems.map(member, place, ["name", "grants"]);
    const name = problems.matching(attribute(role, "name"), `${place}.name`, ROLE_NAME);
    const grants = problems
      .list(attribute(role, "grants"), `${place}.grants`)
      .map((grant, at) => conditionsOf(grant, `${place}.grants[${at}]`, problems));
    if (name === undefined) return [];
    if (names.has(name)) problems.add(`${place}.name`, "is the name of an earlier role");
    names.add(name);
    return [{ name, grants }];
  });
}

function conditionsOf(value: Value, place: string, problems: Problems): readonly ParsedCondition[] {
  const grant = problems.map(value, place, ["claims"]);
  const claims = problems.map(attribute(grant, "claims"), `${place}.claims`);
  return Object.entries(claims).flatMap(([claim, condition]) => {
    const at = `${place}.claims.${claim}`;
    const fields = problems.map(condition, at, ["values", "patterns"]);
    const values = textsOf(attribute(fields, "values"), `${at}.values`, problems);
    const patterns = textsOf(attribute(fields, "patterns"), `${at}.patterns`, problems);
    if (values.length + patterns.length === 0) problems.add(at, "names no value and no pattern");
    if (claim === "iss" || claim === "aud") problems.add(at, "belongs to the whole policy");
    else if (isClaimName(claim)) return [{ claim, values, patterns }];
    else problems.add(at, "is no claim of a GitLab ID token");
    return [];
  });
}

function textsOf(
  value: Value | undefined,
  place: string,
  problems: Problems,
): readonly PolicyText[] {
  if (value === undefined) return [];
  return problems.list(value, place).flatMap((member, index): readonly PolicyText[] => {
    if (isUnknown(member)) return [member];
    const at = `${place}[${index}]`;
    const text = problems.text(member, at);
    if (text === undefined) return [];
    if (/[$%]\{/.test(text)) problems.late(at);
    return [text];
  });
}
