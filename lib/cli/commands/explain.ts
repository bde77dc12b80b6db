import { UsageError } from "../../core/errors";
import { explainJson } from "../../report/explain-json";
import { explainText } from "../../report/explain-text";
import { explain } from "../../review/explain";
import { decodeToken, type NamedToken, parseTokens } from "../../review/tokens";
import { EXIT } from "../exit-codes";
import { reportsOf, writeReports } from "../formats";
import { readStacks } from "../input";
import type { Io } from "../io";
import { writeNotes } from "../notes";
import { paintOf } from "../paint";
import { readText } from "../read-text";
import { assumptionOf } from "../values";

/** Flags of `explain` as commander gives them. */
export interface ExplainFlags {
  readonly tokens?: string;
  readonly tokenEnv?: string;
  readonly identity?: string;
  readonly assume?: readonly string[];
  readonly format?: readonly string[];
  readonly quiet?: boolean;
}

/**
 * `explain`: which identity admits a token, or which claims fail.
 * @returns the exit code
 */
export function runExplain(paths: readonly string[], flags: ExplainFlags, io: Io): number {
  const reports = reportsOf(flags.format ?? [], ["text", "json"], "text");
  const assume = (flags.assume ?? []).map(assumptionOf);
  const tokens = tokensOf(flags, io);
  const { stacks, notes } = readStacks(paths);
  writeNotes(notes, flags.quiet, io);
  if (flags.tokenEnv !== undefined) writeNotes([UNVERIFIED], flags.quiet, io);
  const { identity } = flags;
  const answer = explain(stacks, tokens, {
    assume,
    ...(identity === undefined ? {} : { identity }),
  });
  writeReports(
    reports,
    {
      text: ({ file }) => explainText(answer, file === undefined ? paintOf(io) : undefined),
      json: () => explainJson(answer.decisions),
    },
    io,
  );
  return answer.outcomes.every(({ admitted }) => admitted === true) ? EXIT.done : EXIT.found;
}

const UNVERIFIED = "the token was decoded only: its signature and expiry were not verified";

function tokensOf({ tokens, tokenEnv }: ExplainFlags, io: Io): readonly NamedToken[] {
  if ((tokens === undefined) === (tokenEnv === undefined)) {
    throw new UsageError(
      "ERR_USAGE",
      tokens === undefined ? "there is no token to explain" : "tokens come from one place",
      { allowed: "--tokens FILE or --token-env NAME" },
    );
  }
  return tokens === undefined
    ? [tokenIn(tokenEnv ?? "", io)]
    : parseTokens(readText(tokens), tokens);
}

function tokenIn(name: string, { env }: Io): NamedToken {
  if (!/^[A-Za-z_]\w*$/.test(name)) {
    throw new UsageError("ERR_USAGE", "--token-env is not the name of an environment variable", {
      fix: "give the name, never the token: arguments show in the list of processes",
    });
  }
  const text = env[name];
  if (text !== undefined && text !== "") return decodeToken(text, name);
  throw new UsageError("ERR_USAGE", "the environment variable is not set or empty", {
    given: name,
  });
}
