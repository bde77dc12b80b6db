import * as path from "node:path";

/** Whether a path is a folder or lies below it, by their names alone: links are not followed. */
export function isInside(file: string, folder: string): boolean {
  const way = path.relative(path.resolve(folder), path.resolve(file));
  return way !== ".." && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}
