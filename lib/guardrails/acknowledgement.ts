import type { Finding } from "./finding";

/** A written reason that accepts a finding. */
export interface Acknowledgement {
  readonly rule: string;
  /** Terraform address. Without address and fingerprint it accepts nothing. */
  readonly address?: string;
  readonly fingerprint?: string;
  /** @default - every stack */
  readonly stack?: string;
  readonly reason: string;
  /**
   * Last day on which it holds, `YYYY-MM-DD` in UTC.
   * @default - it does not expire
   */
  readonly until?: string;
}

/** A finding that somebody accepted, with the reason. */
export interface AcknowledgedFinding {
  readonly finding: Finding;
  readonly acknowledgement: Acknowledgement;
}

export interface Acknowledged {
  readonly findings: readonly Finding[];
  readonly acknowledged: readonly AcknowledgedFinding[];
}

/**
 * Takes acknowledged findings out. An acknowledgement that has expired, accepts nothing or is malformed becomes a finding
 * of its own.
 * @param today the UTC date, `YYYY-MM-DD`
 */
export function acknowledge(
  findings: readonly Finding[],
  acknowledgements: readonly Acknowledgement[],
  today: string,
): Acknowledged {
  const used = new Set<Acknowledgement>();
  const valid = acknowledgements.filter((a) => problemOf(a) === undefined);
  const open: Finding[] = [];
  const acknowledged: AcknowledgedFinding[] = [];
  for (const finding of findings) {
    const fitting = valid.filter((a) => accepts(a, finding));
    for (const a of fitting) used.add(a);
    const acknowledgement = fitting.find((a) => !hasExpired(a, today));
    if (acknowledgement === undefined) open.push(finding);
    else acknowledged.push({ finding, acknowledgement });
  }
  const own = acknowledgements.flatMap((a) => complaint(a, used.has(a), today) ?? []);
  return { findings: [...open, ...own], acknowledged };
}

function accepts(a: Acknowledgement, finding: Finding): boolean {
  return (
    a.rule === finding.rule &&
    (a.stack === undefined || a.stack === finding.stack) &&
    (a.address === undefined || a.address === finding.address) &&
    (a.fingerprint === undefined || a.fingerprint === finding.fingerprint)
  );
}

function hasExpired(a: Acknowledgement, today: string): boolean {
  return a.until !== undefined && a.until < today;
}

function problemOf(a: Acknowledgement): string | undefined {
  if (a.reason.trim() === "") return "it has no reason";
  if (a.address === undefined && a.fingerprint === undefined) {
    return "it names neither an address nor a fingerprint";
  }
  if (a.until !== undefined && !isDate(a.until))
    return `its date ${a.until} is not a day (YYYY-MM-DD)`;
  return undefined;
}

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(time) &&
    new Date(time).toISOString().startsWith(text)
  );
}

function complaint(a: Acknowledgement, used: boolean, today: string): Finding | undefined {
  const place = a.address ?? a.fingerprint ?? "";
  const base = { stack: a.stack ?? "", address: place };
  const problem = problemOf(a);
  if (problem !== undefined) {
    return {
      ...base,
      rule: "acknowledgement/invalid",
      severity: "error",
      message: `the acknowledgement of ${a.rule} does not count: ${problem}`,
      fix: "give rule, address or fingerprint, a reason, and a date as YYYY-MM-DD if it shall end",
      fingerprint: `acknowledgement/invalid@${a.rule}:${place}`,
    };
  }
  if (!used) {
    return {
      ...base,
      rule: "acknowledgement/unused",
      severity: "warning",
      message: `the acknowledgement of ${a.rule} accepts nothing: there is no such finding`,
      fix: "delete it, or mend its address",
      fingerprint: `acknowledgement/unused@${a.rule}:${place}`,
    };
  }
  if (hasExpired(a, today)) {
    return {
      ...base,
      rule: "acknowledgement/expired",
      severity: "warning",
      message: `the acknowledgement of ${a.rule} ended on ${a.until ?? ""}`,
      given: a.reason,
      fix: "mend the finding, or renew the acknowledgement with a reason that still holds",
      fingerprint: `acknowledgement/expired@${a.rule}:${place}`,
    };
  }
  return undefined;
}
