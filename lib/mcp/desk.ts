import * as fs from "node:fs";
import * as path from "node:path";
import { InputError } from "../core/errors";
import { listed } from "../review/listed";
import type { Loaded } from "../review/load";
import { SIDE_FILE } from "../review/side-file";
import { isInside } from "./inside";
import type { Desk } from "./tool";

/** What a desk is made of. */
export interface DeskParts extends Pick<Desk, "folders" | "today"> {
  /**
   * Reads stacks.
   * @param mayRead whether a file may be read, by its real path
   */
  readonly load: (paths: readonly string[], mayRead: (real: string) => boolean) => Loaded;
}

/**
 * The files and folders that may be read, and nothing beside them: neither by a path that leaves them, nor by a link that lies
 * inside. They are looked up at each call, so that a new synth is seen.
 */
export function deskOf({ folders, load, today }: DeskParts): Desk {
  return {
    folders,
    today,
    read: (paths) => {
      const allowed = folders.flatMap(realPlaces);
      const mayRead = (real: string): boolean => allowed.some((place) => isInside(real, place));
      for (const given of paths) {
        // What lies outside by its name is not even looked for: the answer must not tell whether it exists.
        const named = folders.some((folder) => isInside(given, folder));
        if (!named || !mayRead(realPlace(given))) throw outside(given, folders);
      }
      return load(paths, mayRead);
    },
  };
}

/** A file is read with the side file beside it. */
function realPlaces(folder: string): readonly string[] {
  const real = realPlace(folder);
  if (fs.statSync(real, { throwIfNoEntry: false })?.isFile() !== true) return [real];
  return [real, path.join(realPlace(path.dirname(folder)), SIDE_FILE)];
}

/** Where a path leads. What is not there lies where the folder that would hold it leads. */
function realPlace(file: string): string {
  try {
    return fs.realpathSync(file);
  } catch {
    const whole = path.resolve(file);
    const holder = path.dirname(whole);
    return holder === whole ? whole : path.join(realPlace(holder), path.basename(whole));
  }
}

function outside(given: string, folders: readonly string[]): InputError {
  return new InputError("ERR_INPUT_UNREADABLE", "the path is not inside of what may be read", {
    given,
    allowed: listed(folders, 10),
    fix: "name one of these or a path inside of one; what is served is chosen where the server is started",
  });
}
