import { InputError } from "../core";
import { mergeStacks, readStack, type Stack } from "../terraform";
import { listed } from "./listed";
import { type Part, partOf } from "./part";
import { parseSideFile, SIDE_FILE, type SideFile } from "./side-file";
import { fileName, folderOf, shownPath, type Source } from "./source";
import { uniqueNames } from "./stack-names";
import { folderKey, type Unit, unitsOf } from "./units";

/** What the files say. */
export interface Loaded {
  /** In the order of the files, each with a name of its own. */
  readonly stacks: readonly Stack[];
  /** The side file of a stack, by the stack's name. */
  readonly sides: ReadonlyMap<string, SideFile>;
  /** Where a stack has several files: the file of a resource, by the stack's name and the resource's address. */
  readonly files: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** What was left out, and why: sentences for whoever reads the answer. */
  readonly notes: readonly string[];
}

/**
 * Sorts files into stacks. The configuration files of a folder are one stack; where a plan or state lies beside them, it
 * is read in their place.
 * @throws InputError where a file is no valid JSON, where one that is named or ends in `.tf.json` is no Terraform, and where no
 *   stack is found at all
 * @param roots the paths that were searched, for that message
 */
export function loadStacks(
  sources: readonly Source[],
  roots: readonly string[] = [...new Set(sources.map((source) => source.root))],
): Loaded {
  const { folders, notes } = sorted(sources);
  const found = folders.map(unitsOf);
  const units = found.flatMap((folder) => folder.units);
  if (units.length === 0) throw nothingFound(roots, nativeNote(folders).length > 0);
  const names = uniqueNames(units.map((unit) => unit.names));
  const named = units.map((unit, index) => ({ unit, name: names[index] ?? "" }));
  return {
    stacks: named.map(({ unit, name }) => stackOf(unit, name)),
    sides: new Map(
      named.flatMap(({ unit, name }) => (unit.side === undefined ? [] : [[name, unit.side]])),
    ),
    files: new Map(
      named.flatMap(({ unit, name }) => (unit.parts.length > 1 ? [[name, filesOf(unit)]] : [])),
    ),
    notes: [...notes, ...found.flatMap(({ note }) => note ?? []), ...nativeNote(folders)],
  };
}

interface OpenFolder {
  readonly root: string;
  readonly path: string;
  readonly parts: Part[];
  side?: SideFile;
  /** Number of files in Terraform's native syntax. */
  native: number;
}

function sorted(sources: readonly Source[]): {
  readonly folders: readonly OpenFolder[];
  readonly notes: readonly string[];
} {
  const folders = new Map<string, OpenFolder>();
  const strangers: string[] = [];
  const kubernetes: string[] = [];
  const folderAt = (source: Source): OpenFolder => {
    const key = folderKey(source);
    const known = folders.get(key) ?? {
      root: source.root,
      path: folderOf(source.path),
      parts: [],
      native: 0,
    };
    folders.set(key, known);
    return known;
  };
  for (const source of sources) {
    if (/\.ya?ml$/.test(fileName(source))) {
      if (isKubernetes(source)) kubernetes.push(shownPath(source));
      else if (source.path === "") strangers.push(shownPath(source));
      continue;
    }
    if (fileName(source).endsWith(".tf")) {
      folderAt(source).native++;
      continue;
    }
    if (fileName(source) === SIDE_FILE) {
      folderAt(source).side = parseSideFile(source.text, shownPath(source));
      continue;
    }
    const part = partOf(source);
    if (part === undefined) strangers.push(shownPath(source));
    else folderAt(source).parts.push(part);
  }
  const notes = [
    ...(strangers.length > 0 ? [`not read, as it is no Terraform: ${listed(strangers)}`] : []),
    ...(kubernetes.length > 0
      ? [`not read, as this version does not judge Kubernetes: ${listed(kubernetes)}`]
      : []),
  ];
  return { folders: [...folders.values()], notes };
}

function isKubernetes({ text }: Source): boolean {
  return (
    /^apiVersion:/m.test(text) &&
    /^kind:\s*["']?(AuthenticationConfiguration|(Cluster)?Role(Binding)?)\b/m.test(text)
  );
}

function stackOf({ parts, configuration }: Unit, name: string): Stack {
  const stack = mergeStacks(
    name,
    parts.map((part) => readPart(part, name)),
  );
  if (configuration.length === 0) return stack;
  return withConstructPaths(
    stack,
    configuration.map((part) => readPart(part, name)),
  );
}

function readPart({ file, json }: Part, name: string): Stack {
  return readStack(json, { name, file });
}

/** Plans do not carry construct paths: the configuration they were made from does. */
function withConstructPaths(stack: Stack, configuration: readonly Stack[]): Stack {
  const paths = new Map(
    configuration.flatMap(({ resources }) =>
      resources.map((r) => [r.address, r.constructPath] as const),
    ),
  );
  return {
    ...stack,
    resources: stack.resources.map((resource) => {
      const path = resource.constructPath ?? paths.get(resource.address);
      return path === undefined ? resource : { ...resource, constructPath: path };
    }),
  };
}

function filesOf({ parts }: Unit): ReadonlyMap<string, string> {
  return new Map(
    parts.flatMap((part) =>
      readPart(part, "").resources.map((r) => [r.address, part.file] as const),
    ),
  );
}

/** Terraform's native syntax is not read; a plan says what it says. */
function nativeNote(folders: readonly OpenFolder[]): readonly string[] {
  const unread = folders.filter(
    (f) => f.native > 0 && f.parts.every(({ kind }) => kind === "configuration"),
  );
  if (unread.length === 0) return [];
  const files = unread.reduce((sum, { native }) => sum + native, 0);
  const places = listed(unread.map(({ root, path }) => shownPath({ root, path })));
  return [
    `not read, as it is Terraform's native syntax: ${files} ${files === 1 ? "file" : "files"} in ${places}; judge the plan: ${SHOW}`,
  ];
}

const SHOW = "terraform show -json PLAN > plan.json";

function nothingFound(roots: readonly string[], hasNative: boolean): InputError {
  return new InputError("ERR_INPUT_UNREADABLE", "there is no Terraform JSON to read", {
    ...(hasNative ? { given: "files in Terraform's native syntax alone" } : {}),
    allowed: "cdk.tf.json, *.tf.json, or terraform show -json of a plan or a state",
    fix: `run cdktf synth, or ${SHOW}, and name the folder or file`,
    ...(roots.length > 0 ? { where: listed(roots) } : {}),
  });
}
