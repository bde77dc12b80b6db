import { type ChangeKind, type Change } from "../../review/diff/change";
import { trustWords } from "../../review/diff/trust-words";
import type { Identity } from "../../access";
import { escape } from "./escape";
import type { AccessMap } from "./model";

/** A sign and a word for each kind of change, so that no reader depends on colour. */
export const KIND_WORDS: Readonly<Record<ChangeKind, string>> = {
  added: "+ added",
  removed: "- removed",
  wider: "! wider",
  narrower: "- narrower",
  incomparable: "! incomparable",
  unknown: "! unknown",
  "same-access": "same access",
};

/** Each identity with its trust in words, in the order of the map; removed ones last. */
export function identitiesHtml(map: AccessMap): string {
  const changes = map.diff?.changes ?? [];
  const change = (identity: Identity): Change | undefined =>
    changes.find((c) => c.stack === identity.stack && c.identity === identity.address);
  const reached = new Set(map.rows.flatMap(({ numbers }) => numbers[3] ?? []));
  const present = map.identities
    .map((identity) => ({
      number: map.numberOf({
        ...identity,
        identity: identity.address,
        identityName: identity.name,
      }),
      identity,
    }))
    .sort((a, b) => a.number - b.number)
    .map(({ number, identity }) =>
      section(number, identity.name, change(identity), [
        place(identity.address, identity.stack, identity.relyingParty),
        reached.has(number) ? "" : "<p class=bare>No path of the input reaches it.\n",
        ways("Takes tokens with", trustWords(identity.reading.trust), "no token at all"),
        ways("May", identity.permissions, "nothing that the input tells"),
        ...identity.reading.notUnderstood.map(
          (n) =>
            `<p class=bare>Not understood, and taken as wide as it can be: ${escape(n.message)}\n`,
        ),
      ]),
    );
  const removed = changes
    .filter(({ kind }) => kind === "removed")
    .map((gone) =>
      section(map.numberOf(gone), gone.identityName, gone, [
        place(gone.identity, gone.stack, gone.relyingParty),
      ]),
    );
  return `<section id=identities aria-labelledby=identities-title><h2 id=identities-title>Identities</h2>\n${[...present, ...removed].join("")}</section>\n`;
}

function section(
  number: number,
  name: string,
  change: Change | undefined,
  parts: readonly string[],
): string {
  const kind = change === undefined ? "" : ` data-kind="${KIND_WORDS[change.kind]}"`;
  const told =
    change === undefined
      ? ""
      : `<p class=kind><b>${KIND_WORDS[change.kind]}</b> ${escape(change.message)}\n${change.before.length === 0 || change.kind === "same-access" ? "" : ways("Took tokens with", change.before, "")}`;
  return `<article data-n=${number}${kind}><h3>${escape(name)}</h3>\n${told}${parts.join("")}</article>\n`;
}

function place(address: string, stack: string, party: string): string {
  return `<p><code>${escape(address)}</code> stack ${escape(stack)}, ${escape(party)}\n`;
}

function ways(title: string, lines: readonly string[], none: string): string {
  const items = lines.length === 0 ? [none] : lines.map(escape);
  return `<h4>${title}</h4><ul>${items.map((line) => `<li>${line}`).join("")}</ul>\n`;
}
