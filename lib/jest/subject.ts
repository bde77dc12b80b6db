import { declaredOf } from "../access";
import { explain, type Token, type Trust } from "../core";
import { type AwsDocument, evaluate, read } from "../relying-parties/aws";

/** What the token matchers take: a trust, anything that has one (`project.jobs(…)`), or a trust document. */
export type TrustSubject = Trust | { readonly trust: Trust } | AwsDocument;

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
    const { admitted, reasons } = evaluate(subject, token);
    return { admitted, failing: reasons };
  }
  return explain(trustIn(subject), token);
}

/** The set of tokens a subject admits, documents read back. */
export function trustIn(subject: TrustSubject): Trust {
  if (isDocument(subject)) return read(subject, declaredOf([subject.stack])).trust;
  return "grants" in subject ? subject : subject.trust;
}

/** @throws TypeError for what is none of them */
export function trustSubject(value: unknown, matcher: string): TrustSubject {
  if (typeof value === "object" && value !== null) {
    if ("grants" in value || "trust" in value || isDocument(value as TrustSubject)) {
      return value as TrustSubject;
    }
  }
  throw new TypeError(`${matcher} takes a trust, jobs, or a trust document`);
}

function isDocument(subject: TrustSubject): subject is AwsDocument {
  return "relyingParty" in subject;
}
