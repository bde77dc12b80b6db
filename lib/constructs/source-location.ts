import * as fs from "node:fs";
import * as path from "node:path";
import { fileURLToPath } from "node:url";

/** Where in the user's program a construct was defined. Capturing is cheap; the text is made when it is read. */
export interface SourceLocation {
  /** `lib/main.ts:31`, relative to the repository with `/` between folders; `undefined` where no frame is the user's. */
  readonly text: string | undefined;
}

const FRAMES = 10;
const FRAME = /^\s*at (?:.*\()?(.+?):(\d+):\d+\)?$/;
/** `lib` in the repository, `dist` in the package. */
const OURS = path.dirname(__dirname) + path.sep;

/** Captures the caller's stack, to be read by need. */
export function captureLocation(): SourceLocation {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = FRAMES;
  const holder: { stack?: string } = {};
  Error.captureStackTrace(holder, captureLocation);
  Error.stackTraceLimit = limit;
  let text: string | undefined | null = null;
  return {
    get text() {
      if (text === null) text = userFrame(holder.stack ?? "");
      return text;
    },
  };
}

/** The first frame of a stack that is the user's own, as `path:line`. */
export function userFrame(stack: string): string | undefined {
  for (const line of stack.split("\n")) {
    const found = FRAME.exec(line);
    if (found === null) continue;
    const [, place = "", lineNumber = ""] = found;
    const file = place.startsWith("file:") ? fileURLToPath(place) : place;
    if (!path.isAbsolute(file) || file.startsWith(OURS)) continue;
    if (file.includes(`${path.sep}node_modules${path.sep}`)) continue;
    return `${path.relative(repository(), file).split(path.sep).join("/")}:${lineNumber}`;
  }
  return undefined;
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
