import type { Reason } from "../relying-parties/trust-document";
import type { Explained, TokenDecision } from "../review/explain";
import { count } from "./count";
import { type Paint, unpainted } from "./paint";
import { withoutPerson } from "./personal";
import { plain } from "./plain";

const INDENT = "  ";

/**
 * The decisions as text: for each token who admits it, or else every identity with the claims that keep it out, the nearest
 * first.
 */
export function explainText({ decisions, outcomes }: Explained, paint: Paint = unpainted): string {
  const byToken = new Map(outcomes.map(({ token }) => [token, [] as TokenDecision[]]));
  for (const decision of decisions) byToken.get(decision.token)?.push(decision);
  const sections = outcomes.map(({ token, admitted }) =>
    [
      `${paint("heading", `token ${plain(token)}`)}  ${verdict(admitted, paint)}`,
      ...answers(byToken.get(token) ?? [], paint),
    ].join("\n"),
  );
  return `${[...sections, closing(outcomes)].join("\n\n")}\n`;
}

function verdict(admitted: boolean | null, paint: Paint): string {
  if (admitted === null) return paint("warning", "undecided");
  return admitted ? paint("good", "admitted") : paint("error", "refused");
}

function answers(decisions: readonly TokenDecision[], paint: Paint): readonly string[] {
  if (decisions.length === 0) return [`${INDENT}nothing in the input decides about tokens`];
  const admitting = decisions.filter(({ admitted }) => admitted === true);
  const others = decisions.filter(({ admitted }) => admitted !== true);
  if (admitting.length === 0) {
    const nearestFirst = [...others].sort((a, b) => rank(a) - rank(b));
    return nearestFirst.flatMap((decision) => answer(decision, paint));
  }
  const undecided = others.filter(({ admitted }) => admitted === null);
  const refused = others.length - undecided.length;
  return [
    ...[...admitting, ...undecided].flatMap((decision) => answer(decision, paint)),
    ...(refused > 0
      ? [`${INDENT}refused by ${refused} ${refused === 1 ? "other" : "others"}`]
      : []),
  ];
}

function rank({ nearest }: TokenDecision): number {
  return nearest === true ? 0 : 1;
}

function answer(
  { admitted, stack, identity, nearest, reasons }: TokenDecision,
  paint: Paint,
): readonly string[] {
  const word = admitted === null ? "undecided at" : admitted ? "admitted by" : "refused by";
  const mark = nearest === true ? paint("quiet", " (nearest)") : "";
  return [
    `${INDENT}${word.padEnd(12)} ${plain(identity)} in stack ${plain(stack)}${mark}`,
    ...reasons.map((reason) => `${INDENT}${INDENT}${reasonText(withoutPerson(reason))}`),
  ];
}

/** One reason, one line: `ref: expected "main", received "main-2"`. */
export function reasonText({ code, claim, expected, received }: Reason): string {
  const subject = claim === "" ? "" : `${plain(claim)}: `;
  const wanted = plain(expected);
  const got = received === "" ? "" : `, received ${plain(received)}`;
  switch (code) {
    case "mismatch":
    case "absent":
    case "no-statement":
      return `${subject}expected ${wanted}${got}`;
    case "not-a-key":
      return `${subject}expected ${wanted}, but the relying party never sees this claim`;
    case "denied":
      return `${subject}denied: only ${wanted} escapes${got}`;
    case "unknown-value":
      return `${subject}expected ${wanted}, which is not known before apply (--assume supplies it)${got}`;
    case "not-understood":
      return `${subject}not understood: ${wanted}${got}`;
  }
}

function closing(outcomes: Explained["outcomes"]): string {
  const words = [
    [true, "admitted"],
    [false, "refused"],
    [null, "undecided"],
  ] as const;
  const counts = words.flatMap(([value, word]) => {
    const number = outcomes.filter(({ admitted }) => admitted === value).length;
    return number === 0 ? [] : [`${number} ${word}`];
  });
  return `${count(outcomes.length, "token")}: ${counts.join(", ")}`;
}
