import {
  attribute,
  embeddedJson,
  isMap,
  isUnknown,
  type Resource,
  type Value,
} from "../../terraform";
import { list } from "../blocks";
import { DOCUMENT_TYPE, ownPolicy, type PolicyJson } from "./policy-document";
import { listOf } from "./principals";
import { referenced } from "../references";

const BEFORE = ["source_json", "source_policy_documents"];
const AFTER = ["override_json", "override_policy_documents"];

/**
 * The policy that a `data.aws_iam_policy_document` gives: its `json` where that is known, else its own statements merged
 * with the documents it builds on. A statement with the Sid of an earlier one takes its place.
 */
export function policyOfDocument(
  resource: Resource,
  resources: readonly Resource[],
  seen: readonly Resource[] = [],
): PolicyJson {
  const json = attribute(resource.values, "json");
  if (typeof json === "string") {
    const parsed = embeddedJson(json, `${resource.address}.json`);
    if ("value" in parsed) return { policy: parsed.value, gaps: [] };
  }
  const own = ownPolicy(resource);
  const parts = (names: readonly string[]): readonly PolicyJson[] =>
    names.flatMap((name) => included(resource, name, resources, [...seen, resource]));
  const all = [...parts(BEFORE), own, ...parts(AFTER)];
  return all.length === 1
    ? own
    : { policy: merge(all.map((p) => p.policy)), gaps: all.flatMap((p) => p.gaps) };
}

function included(
  resource: Resource,
  name: string,
  resources: readonly Resource[],
  seen: readonly Resource[],
): readonly PolicyJson[] {
  const given = list(attribute(resource.values, name));
  const place = `${resource.address}.${name}`;
  if (given === undefined) return [notKnown(place)];
  return given.map((value) => {
    const [document, ...more] = documentsNamed(
      value,
      resource,
      resources,
      resource.references[name],
    );
    if (document !== undefined && more.length === 0 && !seen.includes(document)) {
      return policyOfDocument(document, resources, seen);
    }
    if (value === null || document !== undefined) return notKnown(place);
    const parsed = embeddedJson(value, place);
    if ("problem" in parsed || isUnknown(parsed.value)) return notKnown(place);
    return { policy: parsed.value, gaps: [] };
  });
}

function notKnown(place: string): PolicyJson {
  return {
    policy: { Version: "2012-10-17", Statement: [] },
    gaps: [{ code: "unknown-value", message: `${place} is not known before apply` }],
  };
}

/** The policy documents that a value is, as a whole: by its own references, else by those of the configuration. */
export function documentsNamed(
  value: Value | undefined,
  from: Resource,
  resources: readonly Resource[],
  references: readonly string[] = [],
): readonly Resource[] {
  if (!isUnknown(value) || value.parts.length > 1) return [];
  const own = referenced(resources, DOCUMENT_TYPE, value.mentions, from.key);
  return own.length > 0 ? own : referenced(resources, DOCUMENT_TYPE, references, from.key);
}

/** The documents that others build on: their statements are judged there. */
export function includedBy(documents: readonly Resource[]): readonly Resource[] {
  return documents.flatMap((document) =>
    [...BEFORE, ...AFTER].flatMap((name) => {
      const references = document.references[name] ?? [];
      const given = list(attribute(document.values, name)) ?? [];
      const own = given.flatMap((value) => documentsNamed(value, document, documents, references));
      return [...own, ...referenced(documents, DOCUMENT_TYPE, references, document.key)];
    }),
  );
}

/** Statements in order; later ones replace an earlier one of the same Sid. */
function merge(policies: readonly Value[]): Value {
  const statements: Value[] = [];
  let version: Value = "2012-10-17";
  for (const policy of policies) {
    version = attribute(policy, "Version") ?? version;
    const given = attribute(policy, "Statement");
    for (const statement of given === undefined ? [] : listOf(given)) {
      const sid = attribute(statement, "Sid");
      const at =
        typeof sid !== "string" || sid === ""
          ? -1
          : statements.findIndex((s) => isMap(s) && s["Sid"] === sid);
      if (at < 0) statements.push(statement);
      else statements[at] = statement;
    }
  }
  return { Version: version, Statement: statements };
}
