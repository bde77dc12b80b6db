import type { StackJson } from "./stack-json";

/** A configuration in Terraform's native syntax: the text of `main.tf`, or several files by their paths. */
export type Native = string | Readonly<Record<string, string>>;

const SOURCES: Readonly<Record<string, string>> = { gitlab: "gitlabhq/gitlab" };
const BLOCK = /\b(resource|data) "(([a-z0-9]+)_\w+)"/g;

interface Use {
  readonly section: "resource" | "data";
  readonly type: string;
  readonly provider: string;
}

function usesOf(text: string): readonly Use[] {
  return [...text.matchAll(BLOCK)].map(([, section, type = "", provider = ""]) => ({
    section: section === "data" ? "data" : "resource",
    type,
    provider,
  }));
}

const named = (native: Native): Readonly<Record<string, string>> =>
  typeof native === "string" ? { "main.tf": native } : native;

/** The types and providers that a native configuration uses, as an empty stack: what stub providers have to know of it. */
export function typesOf(native: Native): StackJson {
  const uses = Object.values(named(native)).flatMap(usesOf);
  const section = (name: Use["section"]) =>
    Object.fromEntries(uses.filter((u) => u.section === name).map(({ type }) => [type, {}]));
  return {
    terraform: { required_providers: providersOf(uses) },
    resource: section("resource"),
    data: section("data"),
  };
}

/** The files of a native configuration, with the providers that each folder uses declared in it. */
export function filesOf(native: Native): Readonly<Record<string, string>> {
  const files = Object.entries(named(native));
  const uses = new Map<string, Use[]>();
  for (const [path, text] of files) {
    const folder = path.slice(0, path.lastIndexOf("/") + 1);
    uses.set(folder, [...(uses.get(folder) ?? []), ...usesOf(text)]);
  }
  const declared = [...uses].map(([folder, used]) => {
    const lines = Object.entries(providersOf(used)).map(
      ([name, { source }]) => `    ${name} = { source = "${source}" }\n`,
    );
    return [
      `${folder}versions.tf`,
      `terraform {\n  required_providers {\n${lines.join("")}  }\n}\n`,
    ] as const;
  });
  return Object.fromEntries([...files, ...declared]);
}

function providersOf(uses: readonly Use[]): Readonly<Record<string, { readonly source: string }>> {
  return Object.fromEntries(
    uses.map(({ provider }) => [provider, { source: SOURCES[provider] ?? provider }]),
  );
}
