import { InputError } from "../../core";
import { parseYaml } from "../../relying-parties/manifests";
import { parseJson } from "../../terraform";
import { Fields, kindOf } from "../fields";
import { parseAsking } from "./asking";
import type { Expectation } from "./expectation";
import { oneOf } from "./one-of";

const SHAPE = '{"expectations": [{"name", "job", "mustNotBecome"}]}';

/** What an expectation may say, by the member that tells its kind. */
const FORMS = {
  job: ["job", "pipeline", "token", "mustBecome", "mustNotBecome", "refusedBy"],
  group: ["group", "mustReach", "mustNotReach"],
  only: ["identity", "reachedOnlyBy"],
} as const;

/**
 * Reads a file of expectations, JSON where its name says so, else YAML: `{"expectations": [...]}` or the bare list.
 * @param where file, for messages
 * @throws InputError ERR_INPUT_JSON, ERR_INPUT_YAML, ERR_INPUT_SHAPE with the place
 */
export function parseExpectations(text: string, where: string): readonly Expectation[] {
  const value = where.endsWith(".json") ? parseJson(text, where) : onlyDocument(text, where);
  const file = new Fields(Array.isArray(value) ? { expectations: value } : value, where);
  file.only(["schemaVersion", "expectations"]);
  const entries = file.list("expectations");
  if (entries.length === 0) {
    throw new InputError("ERR_INPUT_SHAPE", "there is no expectation in it", {
      allowed: SHAPE,
      where,
    });
  }
  const named = new Map<string, string>();
  return entries.map((entry) => {
    const expectation = expectationOf(entry);
    const first = named.get(expectation.name);
    if (first !== undefined) {
      throw new InputError("ERR_INPUT_SHAPE", "a name is given twice", {
        given: JSON.stringify(expectation.name),
        fix: `rename it: ${first} has it already`,
        where: entry.where,
      });
    }
    named.set(expectation.name, entry.where);
    return expectation;
  });
}

function onlyDocument(text: string, where: string): unknown {
  const documents = parseYaml(text.replace(/^\uFEFF/, ""), where);
  if (documents.length < 2) return documents[0];
  throw new InputError("ERR_INPUT_SHAPE", "the file holds several documents", {
    given: String(documents.length),
    allowed: "one",
    where,
  });
}

function expectationOf(entry: Fields): Expectation {
  entry.only(["name", ...FORMS.job, ...FORMS.group, ...FORMS.only]);
  const name = entry.text("name");
  if (entry.has("group")) return { name, ...groupOf(entry) };
  if (entry.has("identity")) return { name, ...onlyOf(entry) };
  return { name, ...jobOf(entry) };
}

function jobOf(entry: Fields): Omit<Extract<Expectation, { kind: "job" }>, "name"> {
  entry.only(["name", ...FORMS.job]);
  const asking = parseAsking(entry);
  const must = oneOf(entry, ["mustBecome", "mustNotBecome"]);
  const refusedBy = entry.optionalText("refusedBy");
  if (refusedBy !== undefined && must === "mustBecome") {
    throw new InputError("ERR_INPUT_SHAPE", "refusedBy belongs to mustNotBecome", {
      where: entry.where,
    });
  }
  return {
    kind: "job",
    asking,
    identity: entry.text(must),
    becomes: must === "mustBecome",
    ...(refusedBy === undefined ? {} : { refusedBy }),
  };
}

function groupOf(entry: Fields): Omit<Extract<Expectation, { kind: "group" }>, "name"> {
  entry.only(["name", ...FORMS.group]);
  const must = oneOf(entry, ["mustReach", "mustNotReach"]);
  return {
    kind: "group",
    group: entry.text("group"),
    identity: entry.text(must),
    reaches: must === "mustReach",
  };
}

function onlyOf(entry: Fields): Omit<Extract<Expectation, { kind: "only" }>, "name"> {
  entry.only(["name", ...FORMS.only]);
  const groups = entry.get("reachedOnlyBy");
  if (Array.isArray(groups) && groups.every((group) => typeof group === "string" && group !== "")) {
    return { kind: "only", identity: entry.text("identity"), groups: groups as readonly string[] };
  }
  throw new InputError("ERR_INPUT_SHAPE", "reachedOnlyBy must be a list of directory groups", {
    given: kindOf(groups),
    where: entry.where,
  });
}
