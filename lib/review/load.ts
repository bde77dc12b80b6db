import { InputError } from "../core";
import { mayBeManifests, parseManifests, withManifests } from "../relying-parties/manifests";
import { type Manifest, mergeStacks, readPrior, readStack, type Stack } from "../terraform";
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
  /**
   * Where a stack has several files: the file of a resource, by the stack's name and the resource's address; that of a
   * document beside Terraform's by the file's name.
   */
  readonly files: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** What was left out, and why: sentences for whoever reads the answer. */
  readonly notes: readonly string[];
  /**
   * What was there before the plans, stack by stack under the same names; `undefined` where something else than plans was
   * read.
   */
  readonly prior: () => readonly Stack[] | undefined;
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
  const stacks = named.map(({ unit, name }) => stackOf(unit, name));
  return {
    stacks,
    sides: new Map(
      named.flatMap(({ unit, name }) => (unit.side === undefined ? [] : [[name, unit.side]])),
    ),
    files: new Map(
      named.flatMap(({ unit, name }) =>
        unit.parts.length > 1 || unit.manifests.length > 0 ? [[name, filesOf(unit)]] : [],
      ),
    ),
    notes: [...notes, ...found.flatMap(({ note }) => note ?? []), ...nativeNote(folders)],
    prior: () => priorOf(units, stacks),
  };
}

function priorOf(units: readonly Unit[], stacks: readonly Stack[]): readonly Stack[] | undefined {
  const plans = stacks.flatMap((stack, index) => {
    const { parts = [], manifests = [] } = units[index] ?? {};
    return parts
      .filter(({ kind }) => kind === "plan")
      .map(({ file, json }) =>
        withManifests(readPrior(json, { name: stack.name, file }, stack), manifests),
      );
  });
  return plans.length === stacks.length ? plans : undefined;
}

interface OpenFolder {
  readonly root: string;
  readonly path: string;
  readonly parts: Part[];
  readonly manifests: Manifest[];
  /** Files of `manifests` as a reader can open them, by their names. */
  readonly beside: Map<string, string>;
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
  const folderAt = (source: Source): OpenFolder => {
    const key = folderKey(source);
    const known = folders.get(key) ?? {
      root: source.root,
      path: folderOf(source.path),
      parts: [],
      manifests: [],
      beside: new Map(),
      native: 0,
    };
    folders.set(key, known);
    return known;
  };
  for (const source of sources) {
    if (/\.ya?ml$/.test(fileName(source))) {
      const manifests = manifestsOf(source);
      if (manifests.length > 0) addManifests(folderAt(source), source, manifests);
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
    const manifests = manifestsOf(source);
    if (manifests.length > 0) {
      addManifests(folderAt(source), source, manifests);
      continue;
    }
    const part = partOf(source);
    if (part === undefined) {
      if (!isManifest(source)) strangers.push(shownPath(source));
    } else folderAt(source).parts.push(part);
  }
  const notes = [
    ...(strangers.length > 0 ? [`not read, as it is no Terraform: ${listed(strangers)}`] : []),
  ];
  return { folders: [...folders.values()], notes };
}

/** cdktf's own list of the stacks that lie beside it: whoever reads those misses nothing. */
function isManifest(source: Source): boolean {
  return fileName(source) === "manifest.json" && source.text.includes('"stacks"');
}

function addManifests(folder: OpenFolder, source: Source, manifests: readonly Manifest[]): void {
  folder.manifests.push(...manifests);
  folder.beside.set(fileName(source), shownPath(source));
}

/** What stands in a chart's template is no document yet. */
function manifestsOf(source: Source): readonly Manifest[] {
  if (!mayBeManifests(source) || /\{\{[^}]*\}\}/.test(source.text)) return [];
  return parseManifests(source.text, fileName(source), shownPath(source));
}

function stackOf({ parts, configuration, manifests }: Unit, name: string): Stack {
  const stack = withManifests(terraformOf(parts, name), manifests);
  if (configuration.length === 0) return stack;
  return withConstructPaths(
    stack,
    configuration.map((part) => readPart(part, name)),
  );
}

function terraformOf(parts: readonly Part[], name: string): Stack {
  if (parts.length > 0)
    return mergeStacks(
      name,
      parts.map((part) => readPart(part, name)),
    );
  return { name, file: "", kind: "configuration", resources: [], providers: [], notUnderstood: [] };
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

function filesOf({ parts, beside }: Unit): ReadonlyMap<string, string> {
  return new Map([
    ...parts.flatMap((part) =>
      readPart(part, "").resources.map((r) => [r.address, part.file] as const),
    ),
    ...beside,
  ]);
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
  return new InputError("ERR_INPUT_UNREADABLE", "there is nothing to read", {
    ...(hasNative ? { given: "files in Terraform's native syntax alone" } : {}),
    allowed:
      "cdk.tf.json, *.tf.json, terraform show -json of a plan or a state, or Kubernetes authentication and RBAC files",
    fix: `run cdktf synth, or ${SHOW}, and name the folder or file`,
    ...(roots.length > 0 ? { where: listed(roots) } : {}),
  });
}
