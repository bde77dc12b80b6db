import { attribute, isMap, type Value } from "../../terraform";
import { parseJson } from "../../terraform";

/** One `path` stanza of a Vault policy. */
export interface PathRule {
  /** `secret/data/shop/*`; a `*` at its end stands for anything, a `+` for one segment. */
  readonly path: string;
  readonly capabilities: readonly string[];
}

/**
 * The stanzas of a policy text, in HCL or JSON.
 * @returns `undefined` where the text has something that is no stanza of paths and capabilities
 */
export function parsePolicyText(text: string): readonly PathRule[] | undefined {
  return /^\s*\{/.test(text) ? fromJson(text) : fromHcl(text);
}

/** Comments outside quotes. */
const COMMENT = /"(?:[^"\\\n]|\\.)*"|#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\//g;
const STANZA = /^\s*path\s+"([^"\\\n]*)"\s*\{([^{}]*)\}/;
const CAPABILITIES = /(?:^|[\n,;])\s*capabilities\s*=\s*\[([^\]]*)\]/;

function fromHcl(text: string): readonly PathRule[] | undefined {
  let rest = text.replace(COMMENT, (found) => (found.startsWith('"') ? found : " "));
  const rules: PathRule[] = [];
  while (rest.trim() !== "") {
    const stanza = STANZA.exec(rest);
    if (stanza === null) return undefined;
    const [whole, path = "", body = ""] = stanza;
    const listed = CAPABILITIES.exec(body)?.[1];
    if (listed === undefined) return undefined;
    rules.push({ path, capabilities: [...listed.matchAll(/"([^"]*)"/g)].map((m) => m[1] ?? "") });
    rest = rest.slice(whole.length);
  }
  return rules;
}

function fromJson(text: string): readonly PathRule[] | undefined {
  let policy: Value;
  try {
    policy = parseJson(text, "policy") as Value;
  } catch {
    return undefined;
  }
  const paths = attribute(policy, "path");
  if (!isMap(paths)) return undefined;
  const rules = Object.keys(paths).map((path) => rule(path, attribute(paths, path)));
  return rules.every((r) => r !== undefined) ? rules : undefined;
}

/** A stanza from its parts. */
export function rule(path: string, stanza: Value | undefined): PathRule | undefined {
  const capabilities = attribute(stanza, "capabilities");
  if (!Array.isArray(capabilities)) return undefined;
  const texts = (capabilities as readonly Value[]).filter((c) => typeof c === "string");
  return { path, capabilities: texts };
}
