import { plain } from "../report/plain";
import type { Io } from "./io";

/** Tells what a reader of the answer should know, on standard error; `--quiet` leaves it out. */
export function writeNotes(
  notes: readonly string[],
  quiet: boolean | undefined,
  { stderr }: Pick<Io, "stderr">,
): void {
  if (quiet === true) return;
  for (const note of notes) stderr.write(`note: ${plain(note)}\n`);
}
