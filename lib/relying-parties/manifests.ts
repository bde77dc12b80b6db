import type * as Yaml from "yaml";
import { InputError } from "../core/errors";
import { type Manifest, parseJson, type Value } from "../terraform";
import { isObject } from "../terraform/json";

const MAX_DEPTH = 200;
const MAX_CHARACTERS = 4_000_000;
const TOO_DEEP = `the YAML is nested deeper than ${MAX_DEPTH} levels`;
/** References to anchors in one document: enough for any hand-written file, too few for one that grows without bound. */
const MAX_ALIASES = 100;

/** Kinds of documents that say who is trusted, or what the trusted may do. */
const KINDS: ReadonlySet<string> = new Set([
  "AuthenticationConfiguration",
  "ClusterRole",
  "ClusterRoleBinding",
  "InternalApiPolicy",
  "Role",
  "RoleBinding",
]);

/** Whether a text may be a file of such documents, told before anything of it is parsed. */
export function mayBeManifests({ text }: { readonly text: string }): boolean {
  return (
    text.includes("apiVersion") &&
    /^[ \t"'{-]*apiVersion["']?[ \t]*:/m.test(text) &&
    new RegExp(`\\bkind["']?[ \\t]*:[ \\t]*["']?(?:${[...KINDS].join("|")})(?:List)?\\b`).test(text)
  );
}

/**
 * The documents of one YAML or JSON file, those of other kinds left out. A `List` is its items.
 * @param file relative to the stack's folder
 * @param where the file as a reader can open it, for messages
 * @throws InputError ERR_INPUT_YAML, ERR_INPUT_JSON with the place, for what is not valid, has a key twice, a tag, more
 *   than 100 aliases or more than 200 levels
 */
export function parseManifests(text: string, file: string, where: string): readonly Manifest[] {
  const documents = file.endsWith(".json") ? [parseJson(text, where)] : parseYaml(text, where);
  return documents.flatMap((document) => manifestsIn(document, file, 0));
}

function manifestsIn(document: unknown, file: string, depth: number): readonly Manifest[] {
  if (!isObject(document)) return [];
  const { apiVersion, kind } = document;
  if (typeof apiVersion !== "string" || typeof kind !== "string") return [];
  const items = document["items"];
  if (kind.endsWith("List") && Array.isArray(items) && depth === 0) {
    return items.flatMap((item) => manifestsIn(item, file, 1));
  }
  if (!KINDS.has(kind)) return [];
  const metadata = document["metadata"];
  const name = isObject(metadata) ? metadata["name"] : undefined;
  return [
    {
      file,
      apiVersion,
      kind,
      ...(typeof name === "string" ? { name } : {}),
      value: document as Value,
    },
  ];
}

let loaded: typeof Yaml | undefined;

function yaml(): typeof Yaml {
  loaded ??= require("yaml") as typeof Yaml;
  return loaded;
}

/**
 * The documents of a YAML text as plain data. As `sigs.k8s.io/yaml` reads them strictly, a key given twice is a fault, and
 * `<<` merges.
 * @throws InputError ERR_INPUT_YAML with the place, also for a tag, more than 100 aliases, more than 200 levels or more
 *   than 4 million characters
 */
export function parseYaml(text: string, where: string): readonly unknown[] {
  if (text.length > MAX_CHARACTERS) {
    throw new InputError("ERR_INPUT_YAML", `the YAML has more than ${MAX_CHARACTERS} characters`, {
      where,
    });
  }
  try {
    return documentsOf(text, where);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InputError("ERR_INPUT_YAML", TOO_DEEP, { where });
  }
}

function documentsOf(text: string, where: string): readonly unknown[] {
  const { LineCounter, parseAllDocuments } = yaml();
  const lines = new LineCounter();
  const fault = (problem: string, offset: number | undefined): InputError => {
    const place = offset === undefined ? undefined : lines.linePos(offset);
    return new InputError("ERR_INPUT_YAML", problem, {
      where: place === undefined ? where : `${where}:${place.line}:${place.col}`,
    });
  };
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    stringKeys: true,
    version: "1.2",
    merge: true,
  });
  if (!Array.isArray(documents)) return [];
  return documents.map((document): unknown => {
    const [error] = [...document.errors, ...document.warnings];
    if (error !== undefined) {
      const isDeep = error.message.includes("call stack");
      throw fault(isDeep ? TOO_DEEP : `the YAML is not valid: ${error.message}`, error.pos[0]);
    }
    checkNodes(document, fault);
    try {
      return document.toJS({ maxAliasCount: MAX_ALIASES }) as unknown;
    } catch (error) {
      if (!(error instanceof ReferenceError)) throw error;
      throw fault(`an alias cannot be followed: ${error.message}`, undefined);
    }
  });
}

type Fault = (problem: string, offset: number | undefined) => InputError;

/** Keys are compared here: the library compares each with each, which takes minutes for a large map. */
function checkNodes(document: Yaml.Document, fault: Fault): void {
  const { isAlias, isMap, isNode, isScalar, visit } = yaml();
  let aliases = 0;
  visit(document, (_, node, path) => {
    if (!isNode(node)) return;
    const [offset] = node.range ?? [];
    if (path.length > 2 * MAX_DEPTH) throw fault(TOO_DEEP, offset);
    if (isAlias(node) && ++aliases > MAX_ALIASES) {
      throw fault(`the YAML has more than ${MAX_ALIASES} aliases`, offset);
    }
    if (!isMap(node)) return;
    const seen = new Set<string>();
    for (const { key } of node.items) {
      const name = isScalar(key) ? String(key.value) : "";
      if (seen.has(name)) {
        const at = isNode(key) ? key.range?.[0] : offset;
        throw fault(`the key ${JSON.stringify(name)} is given twice`, at);
      }
      seen.add(name);
    }
  });
}

/** Plain data as YAML: the same text for the same data, and no line broken. */
export function printYaml(value: unknown): string {
  return yaml().stringify(value, {
    lineWidth: 0,
    defaultStringType: "QUOTE_DOUBLE",
    defaultKeyType: "PLAIN",
    aliasDuplicateObjects: false,
  });
}

/** A copy of a stack with the documents that lie beside it. */
export function withManifests<T extends { readonly manifests?: readonly Manifest[] }>(
  stack: T,
  manifests: readonly Manifest[],
): T {
  return manifests.length === 0
    ? stack
    : { ...stack, manifests: [...(stack.manifests ?? []), ...manifests] };
}
