import { isSubjectComponent } from "../core";
import type { Reason } from "./trust-document";
import type { Comparison, Text, Verdict } from "./text";
import { matcher } from "./text";

/** One component in which a subject differs from what the policy wants, or may differ. */
interface Difference {
  readonly reason: Reason;
  readonly verdict: Verdict;
}

const HOLE_MARK = "\uFDD2";
const ENVIRONMENT = ["environment_protected", "deployment_tier"];

/**
 * Tells a refused subject apart into the claims it is built from, for the wanted value that is nearest.
 * @returns `undefined` where the wanted text or the subject is not made of `name:value` pairs that compare
 */
export function subjectReasons(
  wanted: readonly Text[],
  comparison: Comparison,
  subject: string,
): readonly Reason[] | undefined {
  let best: readonly Difference[] | undefined;
  for (const text of wanted) {
    const differences = compareSubjects(text, comparison, subject);
    if (differences === undefined) continue;
    if (best === undefined || weight(differences) < weight(best)) best = differences;
  }
  if (best === undefined) return undefined;
  const definite = best.filter((d) => d.verdict === false);
  return (definite.length > 0 ? definite : best).map((d) => d.reason);
}

function weight(differences: readonly Difference[]): number {
  return differences.reduce((sum, d) => sum + (d.verdict === false ? 1000 : 1), 0);
}

function compareSubjects(
  text: Text,
  comparison: Comparison,
  subject: string,
): readonly Difference[] | undefined {
  const want = pairs(text.pieces.join(HOLE_MARK), comparison === "like");
  const have = pairs(subject, false);
  if (want === undefined || have === undefined) return undefined;
  const received = new Map(have.list);
  const wantedNames = want.list.map(([name]) => name);
  const names = have.list.map(([name]) => name);
  const shared = want.open ? names.slice(0, wantedNames.length) : names;
  if (core(wantedNames) !== core(shared)) return undefined;
  let hole = 0;
  const differences = want.list.flatMap(([name, value]) => {
    const pieces = value.split(HOLE_MARK);
    const holes = text.holes.slice(hole, (hole += pieces.length - 1));
    return difference(name, { ...text, pieces, holes }, received.get(name), comparison);
  });
  for (const name of shared) {
    if (wantedNames.includes(name)) continue;
    const reason = {
      code: "mismatch",
      claim: name,
      expected: "nothing",
      received: quote(received.get(name) ?? ""),
    } as const;
    differences.push({ reason, verdict: false });
  }
  return differences.length > 0 ? differences : undefined;
}

/** The names that are there in every job, in order. */
function core(names: readonly string[]): string {
  return names.filter((name) => !ENVIRONMENT.includes(name)).join();
}

function difference(
  name: string,
  part: Text,
  received: string | undefined,
  comparison: Comparison,
): readonly Difference[] {
  const expected = quote(shown(part));
  if (received === undefined) {
    return [
      { reason: { code: "absent", claim: name, expected, received: "nothing" }, verdict: false },
    ];
  }
  const verdict = matcher(part, comparison)(received);
  if (verdict === true) return [];
  const code =
    verdict === false
      ? "mismatch"
      : part.cause === "not-understood"
        ? "not-understood"
        : "unknown-value";
  return [{ reason: { code, claim: name, expected, received: quote(received) }, verdict }];
}

type Pair = readonly [name: string, value: string];

/**
 * Splits `name:value:name:value`. A pattern is open where its end may stand for further components: `…:*`, `group/*`.
 */
function pairs(
  text: string,
  pattern: boolean,
): { readonly list: readonly Pair[]; readonly open: boolean } | undefined {
  const parts = text.split(":");
  const open = pattern && text.endsWith("*");
  if (parts.length % 2 === 1 && open && parts[parts.length - 1] === "*") parts.pop();
  if (parts.length % 2 === 1) return undefined;
  const list: Pair[] = [];
  for (let i = 0; i < parts.length; i += 2) {
    const name = parts[i] ?? "";
    if (!isSubjectComponent(name) || list.some(([other]) => other === name)) return undefined;
    list.push([name, parts[i + 1] ?? ""]);
  }
  return { list, open };
}

function shown({ pieces, holes }: Text): string {
  return pieces.reduce((text, piece, i) => `${text}\${${holes[i - 1] || "…"}}${piece}`);
}

function quote(text: string): string {
  return JSON.stringify(text);
}
