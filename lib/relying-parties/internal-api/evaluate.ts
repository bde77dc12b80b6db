import type { Token } from "../../core/token";
import type { Decision, Reason } from "../trust-document";
import type { ConditionTest } from "./condition-test";
import type { InternalApiDocument } from "./document";
import { prepare, type Prepared } from "./prepare";

const ADMITTED: Decision = { admitted: true, reasons: [] };

/**
 * Decides whether a role admits a token: issuer and audience byte for byte, then its grants as alternatives. The
 * signature and the lifetime are the verifier's matter. A policy that no verifier takes is not decided.
 */
export function evaluate(document: Prepared | InternalApiDocument, token: Token): Decision {
  const { own, grants, gaps } = "own" in document ? document : prepare(document);
  const foreign = own.filter(({ test }) => test(token) === false);
  if (foreign.length > 0) return refused(foreign, token);
  if (gaps.length > 0) return { admitted: null, reasons: gaps.map(gapReason) };
  let nearest: readonly ConditionTest[] | undefined;
  let open: readonly ConditionTest[] | undefined;
  for (const grant of grants) {
    const unmet = unmetOf(grant, token);
    if (unmet === undefined) return ADMITTED;
    if (unmet.isOpen) open ??= unmet.tests;
    else if (nearest === undefined || unmet.tests.length < nearest.length) nearest = unmet.tests;
  }
  if (open !== undefined) {
    return { admitted: null, reasons: open.map(({ reason }) => reason(token)) };
  }
  return nearest === undefined ? { admitted: false, reasons: [NO_GRANT] } : refused(nearest, token);
}

const NO_GRANT: Reason = {
  code: "no-statement",
  claim: "",
  expected: "a grant of the role",
  received: "a role without grants",
};

/** The conditions that are not met; where none is refused for certain, those that are not known. */
function unmetOf(
  grant: readonly ConditionTest[],
  token: Token,
): { readonly tests: readonly ConditionTest[]; readonly isOpen: boolean } | undefined {
  let tests: ConditionTest[] | undefined;
  let isOpen = true;
  for (const condition of grant) {
    const verdict = condition.test(token);
    if (verdict === true) continue;
    if (verdict === null && !isOpen) continue;
    if (verdict === false && isOpen) {
      isOpen = false;
      tests = [];
    }
    (tests ??= []).push(condition);
  }
  return tests === undefined ? undefined : { tests, isOpen };
}

function refused(tests: readonly ConditionTest[], token: Token): Decision {
  return { admitted: false, reasons: tests.map(({ reason }) => reason(token)) };
}

function gapReason({ code, message }: Prepared["gaps"][number]): Reason {
  return { code, claim: "", expected: message, received: "" };
}
