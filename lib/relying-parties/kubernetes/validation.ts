import {
  attribute,
  isMap,
  isUnknown,
  type Manifest,
  type Stack,
  type Value,
} from "../../terraform";
import { list } from "../blocks";
import { findAuthenticators, isConfiguration } from "./authenticators";
import type { Authenticator } from "./authenticator";
import { expressionProblems, usesClaim } from "./validate-expression";
import { unknownFields } from "./configuration-fields";

/** Something for which the API server refuses to start with a configuration. */
export interface ConfigurationProblem {
  /** `file#jwt[0]`. */
  readonly address: string;
  /** One sentence with the place. */
  readonly message: string;
}

/**
 * What the API server refuses of the authentication configurations of a stack (k8s.io/apiserver
 * `ValidateAuthenticationConfiguration` and its strict decoder).
 */
export function configurationProblems(stack: Stack): readonly ConfigurationProblem[] {
  const unknown = (stack.manifests ?? []).filter(isConfiguration).flatMap(fieldProblems);
  const entries = findAuthenticators(stack).filter(({ address }) => address.includes("#jwt["));
  return [
    ...unknown,
    ...entries.flatMap((entry) =>
      entryProblems(entry).map((message) => ({ address: entry.address, message })),
    ),
  ];
}

function fieldProblems({ file, value }: Manifest): readonly ConfigurationProblem[] {
  return unknownFields(value).map(({ path, at }) => ({
    address: at === undefined ? file : `${file}#jwt[${at}]`,
    message: `${path} is no field of an AuthenticationConfiguration`,
  }));
}

function entryProblems(entry: Authenticator): readonly string[] {
  return [
    ...issuerProblems(entry),
    ...audienceProblems(entry),
    ...ruleProblems(entry),
    ...mappingProblems(entry),
    ...userRuleProblems(entry),
  ];
}

function issuerProblems({ issuer }: Authenticator): readonly string[] {
  if (isUnknown(issuer)) return [];
  if (typeof issuer !== "string" || issuer === "") return ["issuer.url is missing"];
  let url: URL;
  try {
    url = new URL(issuer);
  } catch {
    return ["issuer.url is no URL"];
  }
  return [
    ...(url.protocol === "https:" ? [] : ["issuer.url is not https"]),
    ...(url.username === "" && url.password === "" ? [] : ["issuer.url has credentials in it"]),
    ...(url.search === "" && !issuer.includes("?") ? [] : ["issuer.url has a query"]),
    ...(url.hash === "" ? [] : ["issuer.url has a fragment"]),
  ];
}

function audienceProblems({ audiences = [], source }: Authenticator): readonly string[] {
  if (audiences.length === 0) return ["issuer.audiences is empty"];
  const texts = audiences.filter((a): a is string => typeof a === "string");
  const policy = attribute(attribute(source, "issuer"), "audienceMatchPolicy") ?? "";
  const problems = [
    ...(texts.includes("") ? ["an audience is empty"] : []),
    ...(new Set(texts).size === texts.length ? [] : ["an audience is listed twice"]),
  ];
  if (audiences.length > 1 && policy !== "MatchAny") {
    problems.push("several audiences need audienceMatchPolicy: MatchAny");
  }
  if (audiences.length === 1 && policy !== "" && policy !== "MatchAny") {
    problems.push("audienceMatchPolicy is neither empty nor MatchAny");
  }
  return problems;
}

function ruleProblems({ source }: Authenticator): readonly string[] {
  const rules = list(attribute(source, "claimValidationRules")) ?? [];
  return [
    ...rules.flatMap((rule, index) => {
      const place = `claimValidationRules[${index}]`;
      const [claim, expression] = [filled(rule, "claim"), filled(rule, "expression")];
      if (claim && expression) return [`${place} has both a claim and an expression`];
      if (!claim && !expression) return [`${place} has neither a claim nor an expression`];
      if (claim) return filled(rule, "message") ? [`${place} has a message beside a claim`] : [];
      return [
        ...(filled(rule, "requiredValue")
          ? [`${place} has a requiredValue beside an expression`]
          : []),
        ...expressionProblems(attribute(rule, "expression"), `${place}.expression`, "claims", true),
      ];
    }),
    ...doubles(rules, "claim", "claimValidationRules"),
    ...doubles(rules, "expression", "claimValidationRules"),
  ];
}

function mappingProblems(entry: Authenticator): readonly string[] {
  const mappings = attribute(entry.source, "claimMappings");
  const username = attribute(mappings, "username");
  const missing =
    filled(username, "claim") || filled(username, "expression")
      ? []
      : ["claimMappings.username has neither a claim nor an expression"];
  return [
    ...missing,
    ...["username", "groups"].flatMap((name) =>
      prefixProblems(attribute(mappings, name), `claimMappings.${name}`),
    ),
    ...emailProblems(entry),
  ];
}

function prefixProblems(mapping: Value | undefined, place: string): readonly string[] {
  const [claim, expression] = [filled(mapping, "claim"), filled(mapping, "expression")];
  const prefix = attribute(mapping, "prefix");
  if (claim && expression) return [`${place} has both a claim and an expression`];
  if (claim) {
    return prefix === undefined || prefix === null
      ? [`${place} needs a prefix beside its claim ("" for none)`]
      : [];
  }
  return [
    ...(expression && prefix !== undefined && prefix !== null
      ? [`${place} has a prefix beside an expression`]
      : []),
    ...(expression
      ? expressionProblems(attribute(mapping, "expression"), `${place}.expression`, "claims", false)
      : []),
  ];
}

/** An address that nobody verified is no name. */
function emailProblems({ source, username }: Authenticator): readonly string[] {
  if (username?.kind !== "expression" || !usesClaim(username.expression, "email")) return [];
  const others = [
    ...(list(attribute(source, "claimValidationRules")) ?? []),
    ...(list(attribute(attribute(source, "claimMappings"), "extra")) ?? []),
  ].flatMap((rule) => [attribute(rule, "expression"), attribute(rule, "valueExpression")]);
  const verified =
    usesClaim(username.expression, "email_verified") ||
    others.some((text) => typeof text === "string" && /\bclaims\.\??email_verified\b/.test(text));
  return verified ? [] : ["claims.email needs a test of claims.email_verified"];
}

function userRuleProblems({ source }: Authenticator): readonly string[] {
  const rules = list(attribute(source, "userValidationRules")) ?? [];
  return [
    ...rules.flatMap((rule, index) => {
      const place = `userValidationRules[${index}].expression`;
      return filled(rule, "expression")
        ? expressionProblems(attribute(rule, "expression"), place, "user", true)
        : [`${place} is missing`];
    }),
    ...doubles(rules, "expression", "userValidationRules"),
  ];
}

function doubles(rules: readonly Value[], name: string, place: string): readonly string[] {
  const texts = rules
    .map((rule) => attribute(rule, name))
    .filter((t) => typeof t === "string" && t !== "");
  return new Set(texts).size === texts.length ? [] : [`${place} has the same ${name} twice`];
}

function filled(value: Value | undefined, name: string): boolean {
  const found = isMap(value) ? attribute(value, name) : undefined;
  return found !== undefined && found !== null && found !== "";
}
