import * as fs from "node:fs";
import * as path from "node:path";
import { InputError } from "../core/errors";
import { SIDE_FILE } from "../review/side-file";
import { shownPath, type Source } from "../review/source";
import { readText, unreadable } from "./read-text";

/** Folders that hold no stack of the user's own. */
const SKIPPED = new Set([".git", ".terraform", "node_modules"]);
const LIMITS = { depth: 32, files: 20_000, characters: 1_000_000_000 };

/**
 * Reads the JSON and YAML files under files and folders, each once, in a fixed order. Files in Terraform's native syntax are
 * listed without their text. Links to folders are not followed.
 * @param paths as the user gave them
 * @param mayRead whether a file may be read, by its real path: a link may lead anywhere
 * @throws InputError ERR_INPUT_UNREADABLE where a path is missing, unreadable, not allowed, too large or too deep;
 *   ERR_INPUT_SHAPE where a file is not UTF-8
 */
export function readSources(
  paths: readonly string[],
  mayRead: (real: string) => boolean = () => true,
): readonly Source[] {
  const walk: Walk = { mayRead, sources: [], seen: new Set(), characters: 0 };
  for (const root of paths) {
    if (statOf(root).isDirectory()) readFolder(walk, root, "", 0);
    else {
      addFile(walk, root, "");
      const side = path.posix.join(path.posix.dirname(root), SIDE_FILE);
      if (fs.existsSync(side)) addFile(walk, side, "");
    }
  }
  return walk.sources;
}

interface Walk {
  readonly mayRead: (real: string) => boolean;
  readonly sources: Source[];
  /** Real paths of what was read. */
  readonly seen: Set<string>;
  characters: number;
}

function readFolder(walk: Walk, root: string, folder: string, depth: number): void {
  const shown = shownPath({ root, path: folder });
  if (depth > LIMITS.depth) {
    throw new InputError(
      "ERR_INPUT_UNREADABLE",
      `the folder is more than ${LIMITS.depth} levels deep`,
      {
        fix: "name a folder further down",
        where: shown,
      },
    );
  }
  for (const entry of entriesOf(shown)) {
    const inner = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name)) readFolder(walk, root, inner, depth + 1);
    } else if (/\.(json|ya?ml)$/.test(entry.name)) {
      if (entry.isFile() || isLinkToFile(entry, shown)) addFile(walk, root, inner);
    } else if (entry.name.endsWith(".tf")) {
      walk.sources.push({ root, path: inner, text: "" });
    }
  }
}

function addFile(walk: Walk, root: string, file: string): void {
  const shown = shownPath({ root, path: file });
  const real = realPath(shown);
  if (walk.seen.has(real)) return;
  walk.seen.add(real);
  if (!walk.mayRead(real)) {
    throw new InputError("ERR_INPUT_UNREADABLE", "a link leads out of what may be read", {
      fix: "put the file itself in the place of the link",
      where: shown,
    });
  }
  const text = readText(shown);
  walk.characters += text.length;
  if (walk.seen.size > LIMITS.files || walk.characters > LIMITS.characters) {
    throw new InputError(
      "ERR_INPUT_UNREADABLE",
      "there are more JSON and YAML files than are read at once",
      {
        allowed: `${LIMITS.files} files, ${LIMITS.characters} characters`,
        fix: "name the folder of the stacks",
        where: root,
      },
    );
  }
  walk.sources.push({ root, path: file, text });
}

function entriesOf(folder: string): readonly fs.Dirent[] {
  try {
    return fs
      .readdirSync(folder, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw unreadable(error, folder);
  }
}

function statOf(file: string): fs.Stats {
  try {
    return fs.statSync(file);
  } catch (error) {
    throw unreadable(error, file);
  }
}

function isLinkToFile(entry: fs.Dirent, folder: string): boolean {
  return entry.isSymbolicLink() && statOf(path.join(folder, entry.name)).isFile();
}

function realPath(file: string): string {
  try {
    return fs.realpathSync(file);
  } catch (error) {
    throw unreadable(error, file);
  }
}
