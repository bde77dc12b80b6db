import * as fs from "node:fs";
import { findSourceMap } from "node:module";
import * as path from "node:path";
import { fileURLToPath } from "node:url";

/** Where in the user's program a construct was defined. Capturing is cheap; the text is made when it is read. */
export interface SourceLocation {
  /** `lib/main.ts:31`, relative to the repository with `/` between folders; `undefined` where no frame is the user's. */
  readonly text: string | undefined;
}

const FRAMES = 10;
/** `lib` in the repository, `dist` in the package. */
const OURS = path.dirname(__dirname) + path.sep;

/** Captures the caller's stack, to be read by need. */
export function captureLocation(): SourceLocation {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = FRAMES;
  const holder: { stack?: unknown } = {};
  Error.captureStackTrace(holder, captureLocation);
  Error.stackTraceLimit = limit;
  let text: string | undefined | null = null;
  return {
    get text() {
      if (text === null) text = userFrame(callSites(holder));
      return text;
    },
  };
}

/** One frame of a stack, as V8 gives it. */
export interface Frame {
  getFileName(): string | null | undefined;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
}

/** The frames themselves: as text V8 would look every one of them up in its source map, and one is wanted. */
function callSites(holder: { readonly stack?: unknown }): readonly Frame[] {
  const before = Object.getOwnPropertyDescriptor(Error, "prepareStackTrace");
  Error.prepareStackTrace = (_, sites) => sites;
  try {
    return Array.isArray(holder.stack) ? (holder.stack as readonly Frame[]) : [];
  } finally {
    if (before === undefined) Reflect.deleteProperty(Error, "prepareStackTrace");
    else Object.defineProperty(Error, "prepareStackTrace", before);
  }
}

/** The first frame that is the user's own, as `path:line`. */
export function userFrame(frames: readonly Frame[]): string | undefined {
  for (const frame of frames) {
    const place = frame.getFileName() ?? "";
    const file = place.startsWith("file:") ? fileURLToPath(place) : place;
    if (!path.isAbsolute(file) || file.startsWith(OURS)) continue;
    if (file.includes(`${path.sep}node_modules${path.sep}`)) continue;
    return `${path.relative(repository(), file).split(path.sep).join("/")}:${lineOf(frame, place)}`;
  }
  return undefined;
}

/** The line as it was written, where the program was compiled with a source map. */
function lineOf(frame: Frame, place: string): number {
  const line = frame.getLineNumber() ?? 0;
  const entry = findSourceMap(place)?.findEntry(line - 1, (frame.getColumnNumber() ?? 1) - 1);
  return entry !== undefined && "originalLine" in entry ? entry.originalLine + 1 : line;
}

let root: string | undefined;

/** The nearest folder above the working directory that holds `.git`, else the working directory. */
function repository(): string {
  if (root !== undefined) return root;
  const start = process.cwd();
  let folder = start;
  while (!fs.existsSync(path.join(folder, ".git"))) {
    const parent = path.dirname(folder);
    if (parent === folder) {
      folder = start;
      break;
    }
    folder = parent;
  }
  return (root = folder);
}
