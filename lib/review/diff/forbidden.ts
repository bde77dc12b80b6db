import { UsageError } from "../../core/errors";
import { choice } from "../choice";
import { CHANGE_KINDS, type Diff } from "./change";

const SUBJECTS = [...CHANGE_KINDS, "path-gained"] as const;
const PRODUCTION = "production:";

/** Something that a change must not do. */
export interface Forbidden {
  /** A kind of change, or an access path that the older version lacks. */
  readonly subject: (typeof SUBJECTS)[number];
  /** Set where it is forbidden in production alone. */
  readonly production?: true;
}

/**
 * Reads `wider`, `path-gained` or `production:wider`.
 * @throws UsageError ERR_USAGE
 */
export function forbiddenOf(text: string): Forbidden {
  const problem = "--forbid is not a kind of change";
  return text.startsWith(PRODUCTION)
    ? { subject: choice(text.slice(PRODUCTION.length), SUBJECTS, problem), production: true }
    : { subject: choice(text, SUBJECTS, problem) };
}

/**
 * A gate for production that nothing can reach would let everything through.
 * @throws UsageError ERR_USAGE where production is not marked
 */
export function refuseUnmarked(forbidden: readonly Forbidden[], isMarked: boolean): void {
  const idle = forbidden.find(({ production }) => production === true);
  if (isMarked || idle === undefined) return;
  throw new UsageError("ERR_USAGE", "nothing is marked as production", {
    given: `--forbid ${PRODUCTION}${idle.subject}`,
    fix: "mark it with --mark-production, or in the program's FederationStack",
  });
}

/** Whether a change does something that is forbidden. */
export function isForbidden({ changes, paths }: Diff, forbidden: readonly Forbidden[]): boolean {
  return forbidden.some(({ subject, production }) => {
    const concerned =
      subject === "path-gained" ? paths.gained : changes.filter(({ kind }) => kind === subject);
    return production === true
      ? concerned.some((item) => item.production === true)
      : concerned.length > 0;
  });
}
