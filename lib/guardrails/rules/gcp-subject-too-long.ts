import type { Declared } from "../../core";
import { expressionsOf, LIMITS, readWay, subjectRanges, type Way } from "../../relying-parties/gcp";
import type { Severity, Violation } from "../finding";
import { gcpTrusts } from "../gcp-trusts";
import type { Rule } from "../rule";

export const gcpSubjectTooLong: Rule = {
  id: "gcp/subject-too-long",
  severity: "warning",
  title: "A google.subject may be longer than 127 bytes, and then the token is refused.",
  why: "GitLab's subject carries path and ref: with long ones the exchange fails for some branches and not for others (gitlab-org/gitlab issue 580605: 132 bytes). Warning where values that the trust names are too long, info where a ref or path that it leaves open may be.",
  fix: "map ids: assertion.project_id + ':' + assertion.pipeline_id, or the ref only where it is known to be short",
  *check(input) {
    const worst = new Map<string, Violation>();
    for (const { document, stack } of gcpTrusts(input)) {
      for (const way of document.ways) {
        const most = longestSubject(way, input.declared);
        if (most === undefined) continue;
        const severity: Severity = Number.isFinite(most) ? "warning" : "info";
        const { address } = way.provider;
        const key = `${stack}\n${address}`;
        const before = worst.get(key);
        if (before !== undefined && (before.severity === "warning" || severity === "info"))
          continue;
        worst.set(key, {
          stack,
          address,
          severity,
          message: Number.isFinite(most)
            ? `google.subject takes up to ${most} bytes for jobs that ${document.identity} trusts, and Google refuses more than ${LIMITS.subject}`
            : `google.subject has no longest value for jobs that ${document.identity} trusts, and Google refuses more than ${LIMITS.subject} bytes`,
        });
      }
    }
    yield* worst.values();
  },
};

/** Bytes of the longest subject, where that is too long; infinite where a value is left open. */
function longestSubject(way: Way, declared: Declared): number | undefined {
  const subject = expressionsOf(way.provider).mapping?.get("google.subject");
  if (subject === undefined || subject.kind === "unknown") return undefined;
  const lengths = readWay(way, declared).trust.grants.flatMap((grant) =>
    subjectRanges(grant, subject, declared).map(({ most }) => most),
  );
  const tooLong = lengths.filter((most) => most > LIMITS.subject);
  return tooLong.find(Number.isFinite) ?? tooLong[0];
}
