import {
  attribute,
  isMap,
  isUnknown,
  type Manifest,
  type Stack,
  type Value,
} from "../../terraform";
import { list } from "../blocks";
import { type Expression, parseExpression } from "../cel";
import type { NotUnderstood } from "../trust-document";
import type { Authenticator, ClaimRule, ExtraMapping, Mapping } from "./authenticator";
import { eksAuthenticators } from "./eks-authenticators";
import { settledText } from "./settled-text";

/** Every JWT authenticator of a stack: of authentication configurations beside it, and of EKS clusters in it. */
export function findAuthenticators(stack: Stack): readonly Authenticator[] {
  const known = found.get(stack) ?? [
    ...(stack.manifests ?? []).filter(isConfiguration).flatMap((m) => ofManifest(m, stack)),
    ...eksAuthenticators(stack),
  ];
  found.set(stack, known);
  return known;
}

const found = new WeakMap<Stack, readonly Authenticator[]>();

/** Whether a document configures the API server's authentication. */
export function isConfiguration({ kind, apiVersion }: Manifest): boolean {
  return (
    kind === "AuthenticationConfiguration" && apiVersion.startsWith("apiserver.config.k8s.io/")
  );
}

function ofManifest({ file, value }: Manifest, stack: Stack): readonly Authenticator[] {
  const entries = list(attribute(value, "jwt")) ?? [];
  return entries.map((entry, index) => authenticatorOf(entry, file, index, stack));
}

function authenticatorOf(entry: Value, file: string, index: number, stack: Stack): Authenticator {
  const address = `${file}#jwt[${index}]`;
  const gaps: NotUnderstood[] = [];
  if (!isMap(entry))
    gaps.push({ code: "not-understood", message: `${address} is no authenticator` });
  const parsed = (text: Value | undefined, place: string): Expression =>
    parseExpression(settledText(text ?? null, stack), {
      root: "claims",
      dialect: "kubernetes",
      place: `${address}.${place}`,
    });
  const issuer = attribute(entry, "issuer");
  const mappings = attribute(entry, "claimMappings");
  return {
    address,
    cluster: file,
    issuer: attribute(issuer, "url") ?? null,
    audiences: list(attribute(issuer, "audiences")) ?? [],
    rules: (list(attribute(entry, "claimValidationRules")) ?? []).map((rule, i) =>
      ruleOf(rule, `claimValidationRules[${i}]`, parsed),
    ),
    username: mappingOf(attribute(mappings, "username"), "claimMappings.username", parsed),
    groups: mappingOf(attribute(mappings, "groups"), "claimMappings.groups", parsed),
    uid: mappingOf(attribute(mappings, "uid"), "claimMappings.uid", parsed),
    extra: (list(attribute(mappings, "extra")) ?? []).map((item, i) => extraOf(item, i, parsed)),
    userRules: (list(attribute(entry, "userValidationRules")) ?? []).map((rule, i) =>
      parsed(attribute(rule, "expression"), `userValidationRules[${i}].expression`),
    ),
    gaps,
    source: entry,
  };
}

type Parsed = (text: Value | undefined, place: string) => Expression;

function ruleOf(rule: Value, place: string, parsed: Parsed): ClaimRule {
  const claim = attribute(rule, "claim");
  if (typeof claim === "string" && claim !== "") {
    return { kind: "value", claim, value: attribute(rule, "requiredValue") ?? "" };
  }
  const expression = parsed(attribute(rule, "expression"), `${place}.expression`);
  return { kind: "expression", expression };
}

function extraOf(item: Value, index: number, parsed: Parsed): ExtraMapping {
  const key = attribute(item, "key");
  const place = `claimMappings.extra[${index}].valueExpression`;
  return {
    key: typeof key === "string" ? key : "",
    expression: parsed(attribute(item, "valueExpression"), place),
  };
}

function mappingOf(value: Value | undefined, place: string, parsed: Parsed): Mapping | undefined {
  const [claim, prefix, expression] = ["claim", "prefix", "expression"].map((name) =>
    attribute(value, name),
  );
  if (typeof claim === "string" && claim !== "") {
    return { kind: "claim", claim, prefix: typeof prefix === "string" ? prefix : "" };
  }
  if (expression === undefined || expression === null || expression === "") {
    return isUnknown(value) ? { kind: "expression", expression: parsed(value, place) } : undefined;
  }
  return { kind: "expression", expression: parsed(expression, `${place}.expression`) };
}
