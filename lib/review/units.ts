import type { Manifest } from "../terraform";
import { listed } from "./listed";
import type { Part } from "./part";
import { cdktfStackName } from "./recognise";
import type { SideFile } from "./side-file";
import { folderOf, shownPath, type Source } from "./source";

/** The files of one folder. */
export interface Folder {
  /** PATH under which it was found. */
  readonly root: string;
  /** Relative to `root`. */
  readonly path: string;
  readonly parts: readonly Part[];
  readonly manifests: readonly Manifest[];
  /** Files of `manifests` as a reader can open them, by their names. */
  readonly beside: ReadonlyMap<string, string>;
  readonly side?: SideFile;
}

/** Files that are read as one stack. */
export interface Unit {
  readonly parts: readonly Part[];
  /** The configuration in whose place a plan or state is read. */
  readonly configuration: readonly Part[];
  /** Documents beside Terraform's: those of a folder belong to its first unit. */
  readonly manifests: readonly Manifest[];
  readonly beside: ReadonlyMap<string, string>;
  /** What the stack may be called, best first. */
  readonly names: readonly string[];
  readonly side?: SideFile;
}

/** The folder a file lies in, as text that is equal for the files of one folder. */
export function folderKey({ root, path }: Source): string {
  const folder = path === "" ? folderOf(root) : shownPath({ root, path: folderOf(path) });
  return folder === "." ? "" : folder.replace(/^\.\//, "");
}

/** The configuration of a folder is one unit; plans stand in its place, else states, each for itself. */
export function unitsOf(folder: Folder): {
  readonly units: readonly Unit[];
  readonly note?: string;
} {
  const of = (kind: Part["kind"]): readonly Part[] =>
    folder.parts.filter((part) => part.kind === kind);
  const [configuration, plans, states] = [of("configuration"), of("plan"), of("state")];
  const shown = plans.length > 0 ? plans : states;
  const groups =
    shown.length > 0
      ? shown.map((part) => [part])
      : configuration.length > 0
        ? [configuration]
        : folder.manifests.length > 0
          ? [[]]
          : [];
  const left = shown.length > 0 ? folder.parts.filter((part) => !shown.includes(part)) : [];
  const units = groups.map((parts, index) => ({
    parts,
    manifests: index === 0 ? folder.manifests : [],
    beside: folder.beside,
    configuration: shown.length > 0 ? configuration : [],
    names: namesOf(folder, parts, configuration),
    ...(folder.side === undefined ? {} : { side: folder.side }),
  }));
  if (left.length === 0) return { units };
  return {
    units,
    note: `read ${filesOf(shown)}, not ${filesOf(left)} beside it: a plan or state wins`,
  };
}

function namesOf(
  { root, path }: Folder,
  parts: readonly Part[],
  configuration: readonly Part[],
): readonly string[] {
  const given = configuration
    .map((part) => cdktfStackName(part.json))
    .find((name) => name !== undefined);
  const folder = shownPath({ root, path });
  return [
    ...(given === undefined ? [] : [given]),
    path === "" ? "." : path,
    folder,
    parts[0]?.file ?? folder,
  ];
}

function filesOf(parts: readonly Part[]): string {
  return listed(parts.map((part) => part.file));
}
