import type { Decision, Reason } from "./trust-document";

/**
 * A token that is refused, or not decided. Its reasons are worked out when somebody asks for them: most are never read, and
 * they cost many times the verdict.
 */
export function refusal(admitted: false | null, work: () => readonly Reason[]): Decision {
  let reasons: readonly Reason[] | undefined;
  return {
    admitted,
    get reasons() {
      return (reasons ??= work());
    },
  };
}
