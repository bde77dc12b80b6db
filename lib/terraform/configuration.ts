import { type Note, blocks, COMMENT } from "./blocks";
import { decodeConfiguration, decodeLiteral } from "./decode";
import { type JsonObject, member, textOf } from "./json";
import { readResource } from "./configuration-resource";
import { forgottenBlocks, movedBlocks } from "./moved";
import type { ProviderConfig, Resource, Stack } from "./resource";
import type { Value } from "./value";

/** Top-level blocks that declare no access and hold no resource. */
const WITHOUT_RESOURCES = [
  "terraform",
  "output",
  "moved",
  "import",
  "removed",
  "check",
  "ephemeral",
];
const READ = ["resource", "data", "provider", "locals", "variable", "module"];

/** Whether a member of this name belongs into a Terraform configuration. */
export function isConfigurationKey(name: string): boolean {
  return name === COMMENT || WITHOUT_RESOURCES.includes(name) || READ.includes(name);
}

/**
 * Reads Terraform's JSON configuration syntax (`cdk.tf.json`, `*.tf.json`).
 */
export function readConfiguration(
  bodies: readonly JsonObject[],
  options: { readonly name: string; readonly file: string },
): Stack {
  const notUnderstood: string[] = [];
  const note: Note = (sentence) => void notUnderstood.push(sentence);
  const all = (name: string, labels: number) =>
    blocks(
      bodies.map((b) => member(b, name)),
      labels,
      name,
      note,
    );

  for (const key of new Set(bodies.flatMap((b) => Object.keys(b)))) {
    if (!isConfigurationKey(key)) {
      note(`${JSON.stringify(key)} is no block that Terraform knows, so nothing in it was read.`);
    }
  }
  const named = new Map<string, Value>();
  for (const { body } of all("locals", 0)) {
    for (const [name, value] of Object.entries(body)) {
      if (name !== COMMENT) named.set(`local.${name}`, decodeConfiguration(value));
    }
  }
  for (const { labels, body } of all("variable", 1)) {
    const fallback = member(body, "default");
    if (fallback === undefined || isTrue(member(body, "sensitive"))) continue;
    named.set(`var.${labels[0] ?? ""}`, decodeLiteral(fallback));
  }
  for (const { labels, body } of all("module", 1)) {
    const source = textOf(body, "source");
    note(
      `module.${labels[0] ?? ""} calls ${source === undefined ? "another module" : JSON.stringify(source)}, whose resources are ` +
        "not in this file; a plan (terraform show -json) has them.",
    );
  }
  const resources = (["resource", "data"] as const).flatMap((block) =>
    all(block, 2).flatMap(({ labels: [type = "", name = ""], body }) =>
      readResource(block === "data" ? "data" : "managed", type, name, body, note),
    ),
  );
  noteRepeated(resources, note);
  const moved = movedBlocks(all("moved", 0).map(({ body }) => body));
  const forgotten = forgottenBlocks(all("removed", 0).map(({ body }) => body));
  return {
    ...options,
    kind: "configuration",
    resources,
    providers: all("provider", 1).map(({ labels, body }) => readProvider(labels[0] ?? "", body)),
    notUnderstood,
    named,
    ...(moved.length === 0 ? {} : { moved }),
    ...(forgotten.length === 0 ? {} : { forgotten }),
  };
}

function readProvider(type: string, body: JsonObject): ProviderConfig {
  const alias = textOf(body, "alias");
  const values = Object.entries(body).filter(([k]) => k !== "alias" && k !== COMMENT);
  return {
    type,
    ...(alias === undefined ? {} : { alias }),
    values: Object.fromEntries(values.map(([k, v]) => [k, decodeConfiguration(v)])),
  };
}

/** Notes addresses that are defined more than once: Terraform refuses them, and only one can be meant. */
export function noteRepeated(resources: readonly Resource[], note: Note): void {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { address } of resources) (seen.has(address) ? twice : seen).add(address);
  for (const address of twice) note(`${address} is defined more than once.`);
}

function isTrue(json: unknown): boolean {
  return json === true || json === "true";
}
