import { nearest } from "../review/nearest";
import { redacted } from "../report/redacted";

/**
 * What commander does not understand, in the form of all other errors: one line, with a suggestion where one is near.
 * @param message commander's, `error: unknown option '--formt'\n(Did you mean --format?)`
 * @param flags those of the command
 */
export function usageLine(message: string, flags: readonly string[] = []): string {
  const [problem = "", hint = ""] = message.replace(/^error: /, "").split("\n");
  // A value behind a mistyped option may be anything, and keeps commander from finding a suggestion.
  const flag = /^unknown option '([^=]+)=.*'$/s.exec(problem)?.[1];
  const named = flag === undefined ? problem : `unknown option '${flag}'`;
  const meant = /^\(Did you mean (.+)\?\)$/.exec(hint)?.[1] ?? nearest(flag ?? "", flags);
  const fix =
    meant === undefined || meant === flag
      ? "see gitlab-federation --help"
      : `did you mean ${meant}?`;
  return redacted(`gitlab-federation: ERR_USAGE: ${named}; fix: ${fix}\n`);
}
