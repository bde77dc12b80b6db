import type { ErrorCode } from "../core/codes";

/** Exit codes of the command (docs/codes.md). From 64 on nothing was judged; the numbers are those of BSD's sysexits. */
export const EXIT = {
  done: 0,
  found: 1,
  changed: 2,
  usage: 64,
  input: 65,
  unreadable: 66,
  internal: 70,
  output: 73,
} as const;

/** What each exit code says: the source of docs/codes.md. */
export const EXIT_MEANING: Readonly<Record<keyof typeof EXIT, string>> = {
  done: "Done, nothing at the threshold.",
  found:
    "A finding at the threshold, a forbidden change, a failed expectation, or a token that is not admitted or not decided.",
  changed: "Access changed; only with --detailed-exitcode.",
  usage: "The command line is not understood.",
  input: "Input that is not what it should be.",
  unreadable: "Input that cannot be opened, or is not there.",
  internal: "A fault of this package.",
  output: "A report that cannot be written.",
};

/** The exit code of an error that ends the command. */
export function exitCodeOf(code: ErrorCode): number {
  switch (code) {
    case "ERR_INPUT_JSON":
    case "ERR_INPUT_SHAPE":
    case "ERR_INPUT_YAML":
      return EXIT.input;
    case "ERR_INPUT_UNREADABLE":
      return EXIT.unreadable;
    case "ERR_OUTPUT":
      return EXIT.output;
    case "ERR_INTERNAL":
      return EXIT.internal;
    default:
      return EXIT.usage;
  }
}
