import type { ErrorCode } from "../core/codes";
import { FederationError } from "../core/errors";
import { plain } from "../report/plain";
import { redacted } from "../report/redacted";
import { EXIT, exitCodeOf } from "./exit-codes";

/** What is said about an error, and what the command ends with. Never a stack trace. */
export interface Failure {
  readonly line: string;
  readonly exitCode: number;
}

export function failureOf(error: unknown): Failure {
  if (error instanceof FederationError)
    return failure(error.code, error.message, exitCodeOf(error.code));
  const fault = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return failure(
    "ERR_INTERNAL",
    `nothing was judged, because of a fault in this package (${fault}); fix: report it with the command and input that caused it`,
    EXIT.internal,
  );
}

function failure(code: ErrorCode, message: string, exitCode: number): Failure {
  return { line: redacted(`gitlab-federation: ${code}: ${plain(message)}\n`), exitCode };
}
