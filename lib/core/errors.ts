import type { ErrorCode } from "./codes";

/** What a reader needs to mend a mistake, beside the sentence that names it. */
export interface ErrorDetails {
  /** The value that was given, as the user wrote it. Never a secret. */
  readonly given?: string;
  /** What is allowed in its place. */
  readonly allowed?: string;
  /** What to do about it. */
  readonly fix?: string;
  /** Where: a construct path, a Terraform address or a file. */
  readonly where?: string;
}

/** Base of every error this package throws; `code` is stable across releases (docs/codes.md). */
export class FederationError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, problem: string, details: ErrorDetails = {}) {
    super(render(problem, details));
    this.name = new.target.name;
    this.code = code;
    this.details = details;
  }
}

/** The program uses this package wrongly: thrown at the call that is wrong. */
export class UsageError extends FederationError {}

/** Input that cannot be read: a file, a document or a token. */
export class InputError extends FederationError {}

/** A relying party cannot enforce a claim that the trust requires. */
export class CannotExpressError extends FederationError {
  readonly claim: string;
  readonly relyingParty: string;

  constructor(
    claim: string,
    relyingParty: string,
    problem: string,
    details: ErrorDetails & { readonly fix: string },
  ) {
    super("ERR_CANNOT_EXPRESS", problem, details);
    this.claim = claim;
    this.relyingParty = relyingParty;
  }
}

function render(problem: string, details: ErrorDetails): string {
  const parts = [problem];
  if (details.given !== undefined) parts.push(`given: ${details.given}`);
  if (details.allowed !== undefined) parts.push(`allowed: ${details.allowed}`);
  if (details.fix !== undefined) parts.push(`fix: ${details.fix}`);
  if (details.where !== undefined) parts.push(`at ${details.where}`);
  return parts.join("; ");
}
