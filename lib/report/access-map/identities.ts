import { type ChangeKind, type Change } from "../../review/diff/change";
import { trustWords } from "../../review/diff/trust-words";
import type { Identity } from "../../access";
import { escape } from "./escape";
import type { AccessMap } from "./model";
import { productionHtml } from "./production";

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
      section(number, identity, change(identity), [
        reached.has(number) ? "" : "<p class=bare>No path of the input reaches it.\n",
        list([
          took(change(identity)),
          ways("Takes tokens with", trustWords(identity.reading.trust), "no token at all"),
          ways("May", identity.permissions, "nothing that the input tells"),
        ]),
        ...identity.reading.notUnderstood.map(
          (n) =>
            `<p class=bare>Not understood, and taken as wide as it can be: ${escape(n.message)}\n`,
        ),
      ]),
    );
  const removed = changes
    .filter(({ kind }) => kind === "removed")
    .map((gone) =>
      section(
        map.numberOf(gone),
        { ...gone, address: gone.identity, name: gone.identityName },
        gone,
        [list([took(gone)])],
      ),
    );
  return `<section id=identities aria-labelledby=identities-title><h2 id=identities-title>Identities</h2>\n${[...present, ...removed].join("")}</section>\n`;
}

function section(
  number: number,
  identity: Pick<Identity, "stack" | "address" | "name" | "relyingParty" | "production">,
  change: Change | undefined,
  parts: readonly string[],
): string {
  const kind = change === undefined ? "" : ` data-kind="${KIND_WORDS[change.kind]}"`;
  const told =
    change === undefined ? "" : `<p><b>${KIND_WORDS[change.kind]}</b> ${escape(change.message)}\n`;
  const { stack, address, name, relyingParty } = identity;
  return [
    `<article data-n=${number}${kind}><h3>${escape(name)}${productionHtml(identity)}</h3>\n`,
    `<p><code>${escape(address)}</code> stack ${escape(stack)}, ${relyingParty}\n`,
    told,
    ...parts,
    "</article>\n",
  ].join("");
}

function list(parts: readonly string[]): string {
  const inner = parts.join("");
  return inner === "" ? "" : `<dl>${inner}</dl>\n`;
}

function took(change: Change | undefined): string {
  const before = change?.kind === "same-access" ? [] : (change?.before ?? []);
  return before.length === 0 ? "" : ways("Took tokens with", before);
}

function ways(title: string, lines: readonly string[], none = ""): string {
  const items = lines.length === 0 ? [none] : lines.map(escape);
  return `<dt>${title}${items.map((line) => `<dd>${line}`).join("")}\n`;
}
