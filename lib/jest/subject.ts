import { declaredOf } from "../access";
import { explain, or, type Token, type Trust } from "../core";
import { identityDocuments } from "../relying-parties";
import type { Stack } from "../terraform";
import type { StackDocument } from "./documents";
import { stackOf, type SynthesizedStack } from "./stacks";

/**
 * What the token matchers take: a trust, anything that has one (`project.jobs(…)`), a trust document, or a synthesized
 * stack, which admits what any of its documents admits.
 */
export type TrustSubject =
  Trust | { readonly trust: Trust } | StackDocument | SynthesizedStack | Stack;

/** One claim that keeps a token out. */
export interface Failure {
  readonly claim: string;
  readonly expected: string;
  readonly received: string;
}

export interface Verdict {
  /** `null` where a document does not tell. */
  readonly admitted: boolean | null;
  readonly failing: readonly Failure[];
}

/** Asks a trust itself, or a document as it is written. */
export function verdictOf(subject: TrustSubject, token: Token): Verdict {
  if (isDocument(subject)) {
    const { admitted, reasons } = subject.prepare()(token);
    return { admitted, failing: reasons };
  }
  if (isStackSubject(subject)) {
    return nearest(documentsOf(subject).map((document) => verdictOf(document, token)));
  }
  return explain(trustIn(subject), token);
}

/** The verdict of several alternatives: that of the one that admits, else of the one that comes nearest. */
function nearest(verdicts: readonly Verdict[]): Verdict {
  const admitting =
    verdicts.find((v) => v.admitted === true) ?? verdicts.find((v) => v.admitted === null);
  if (admitting !== undefined) return admitting;
  const least = Math.min(...verdicts.map((v) => v.failing.length));
  return verdicts.find((v) => v.failing.length === least) ?? { admitted: false, failing: [] };
}

/** The set of tokens a subject admits, documents read back. */
export function trustIn(subject: TrustSubject): Trust {
  if (isDocument(subject)) return subject.read(declaredOf([subject.stack])).trust;
  if (isStackSubject(subject)) return or(...documentsOf(subject).map(trustIn));
  return "grants" in subject ? subject : subject.trust;
}

function documentsOf(subject: SynthesizedStack | Stack): readonly StackDocument[] {
  const stack = stackOf(subject);
  return identityDocuments(stack).map((document) => ({ ...document, stack }));
}

/** @throws TypeError for what is none of them */
export function trustSubject(value: unknown, matcher: string): TrustSubject {
  if (typeof value === "object" && value !== null) {
    const subject = value as TrustSubject;
    if ("grants" in value || "trust" in value || isDocument(subject) || isStackSubject(subject)) {
      return subject;
    }
  }
  throw new TypeError(`${matcher} takes a trust, jobs, a trust document, or a synthesized stack`);
}

function isDocument(subject: TrustSubject): subject is StackDocument {
  return "relyingParty" in subject;
}

function isStackSubject(subject: TrustSubject): subject is SynthesizedStack | Stack {
  return "toTerraform" in subject || "notUnderstood" in subject || "terraform" in subject;
}
