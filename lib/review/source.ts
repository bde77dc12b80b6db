/** The text of one file. The caller has read it: this room touches no files. */
export interface Source {
  /** PATH under which it was found, as the user gave it. */
  readonly root: string;
  /** Relative to `root` with `/` between folders; empty where `root` is the file itself. */
  readonly path: string;
  readonly text: string;
}

/** The file as a reader can open it from where the command was called. */
export function shownPath({ root, path }: Pick<Source, "root" | "path">): string {
  if (path === "") return root;
  const trimmed = root.replace(/\/+$/, "");
  return trimmed === "." || root === "" ? path : `${trimmed}/${path}`;
}

/** Folder relative to `root`; empty for `root` itself, and for a file that was named. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

export function fileName({ root, path }: Pick<Source, "root" | "path">): string {
  const whole = path === "" ? root : path;
  return whole.slice(whole.lastIndexOf("/") + 1);
}
