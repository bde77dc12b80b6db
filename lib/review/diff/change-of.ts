import type { Identity } from "../../access";
import { compare, type Declared, isEmptyTrust, type Token, type Trust, witness } from "../../core";
import type { Input } from "../../guardrails/input";
import type { Change, ChangeKind } from "./change";
import type { Pair } from "./pairs";
import { peopleBehind } from "./people";
import { trustOn } from "./trust-on";
import { jobWords, trustWords } from "./trust-words";

/** A verdict on one pair, before it is put into words. */
interface Verdict {
  readonly kind: ChangeKind;
  readonly witness?: Token;
  /** What kept it from being decided. */
  readonly because?: string;
}

/** What became of one identity; `undefined` where neither its access nor its definition changed. */
export function changeOf(pair: Pair, base: Input, head: Input): Change | undefined {
  const identity = pair.head ?? pair.base;
  const verdict = verdictOf(pair, base.declared, head.declared);
  if (identity === undefined || verdict === undefined) return undefined;
  const before = trustOn(pair.base, head.declared, base.declared);
  const gains = ["added", "wider", "incomparable", "unknown"].includes(verdict.kind);
  const people = pair.head !== undefined && gains ? peopleBehind(pair.head, before, head) : [];
  return {
    stack: identity.stack,
    identity: identity.address,
    identityName: identity.name,
    relyingParty: identity.relyingParty,
    kind: verdict.kind,
    message: messageOf(identity, verdict, people, pair),
    ...productionOf(pair),
    ...(verdict.witness === undefined ? {} : { witness: verdict.witness }),
    people,
    before: pair.base === undefined ? [] : trustWords(pair.base.reading.trust),
    after: pair.head === undefined ? [] : trustWords(pair.head.reading.trust),
  };
}

/** Either version may mark it: a tag or a tier that is dropped takes nothing out of the review. */
function productionOf({ base, head }: Pair): Pick<Change, "production"> {
  const said = [base?.production, head?.production].filter((mark) => mark !== undefined);
  return said.length === 0 ? {} : { production: said.includes(true) };
}

function verdictOf(pair: Pair, base: Declared, head: Declared): Verdict | undefined {
  const unclear = unclearOf(pair);
  if (unclear !== undefined) return { kind: "unknown", because: unclear };
  const before = trustOn(pair.base, head, base);
  const after = trustOn(pair.head, base, head);
  if (pair.base === undefined) return { kind: "added", ...tokenOf(after) };
  if (pair.head === undefined) return { kind: "removed", ...tokenOf(before) };
  const { kind, gained, lost } = compare(before, after);
  switch (kind) {
    case "same":
      return pair.sameDefinition ? undefined : { kind: "same-access" };
    case "narrower":
      return { kind, ...(lost && { witness: lost }) };
    case "unknown":
      return {
        kind,
        because: "the two trusts are too large to compare",
        ...(gained && { witness: gained }),
      };
    default:
      return { kind, ...(gained && { witness: gained }) };
  }
}

/** Why the access of one side is not known; what is equally unknown on both sides and did not change is no change. */
function unclearOf({ base, head, sameDefinition }: Pair): string | undefined {
  const said = (identity: Identity | undefined): string =>
    (identity?.reading.notUnderstood ?? []).map(({ message }) => message).join("; ");
  const [before, after] = [said(base), said(head)];
  if (before === "" && after === "") return undefined;
  if (sameDefinition && before === after) return undefined;
  return after === "" ? before : after;
}

function tokenOf(trust: Trust): { readonly witness?: Token } {
  const token = isEmptyTrust(trust) ? undefined : witness(trust);
  return token === undefined ? {} : { witness: token };
}

function isNobody(identity: Identity | undefined): boolean {
  return identity === undefined || isEmptyTrust(identity.reading.trust);
}

function messageOf(
  { name }: Identity,
  { kind, witness: token, because }: Verdict,
  people: readonly string[],
  pair: Pair,
): string {
  const job = token === undefined ? "no job" : jobWords(token);
  const causes =
    people.length === 0
      ? "; nobody whom the input declares can cause one"
      : `; ${people.slice(0, 3).join(", ")}${people.length > 3 ? ` and ${people.length - 3} more` : ""} can cause one`;
  switch (kind) {
    case "added":
      return token === undefined
        ? `${name} is new, and no job becomes it`
        : `${name} is new: ${job} becomes it${causes}`;
    case "removed":
      if (pair.fate === "forgotten")
        return `${name} is not destroyed, Terraform only stops managing it: ${job} becomes it as before`;
      return token === undefined
        ? `${name} is gone; no job became it`
        : `${name} is gone: ${job} became it`;
    case "wider":
      return `${name} takes more: ${job} gets in now${causes}`;
    case "narrower":
      return isNobody(pair.head)
        ? `${name} takes no job any more: ${job} is refused now`
        : `${name} takes less: ${job} is refused now`;
    case "incomparable":
      return `${name} takes others: ${job} gets in now, and some that got in are refused${causes}`;
    case "unknown":
      return `what changed for ${name} is not known: ${because ?? "it was not understood"}`;
    case "same-access":
      return sameWords(name, pair);
  }
}

function sameWords(name: string, { base, head, fate }: Pair): string {
  const isElsewhere = base?.address !== head?.address;
  if (fate === "replaced" && isElsewhere)
    return `${name} is replaced, and takes the same jobs: ${head?.address} in place of ${base?.address}`;
  if (fate === "replaced") return `${name} is replaced, and takes the same jobs`;
  if (fate === "forgotten")
    return `${name} is not destroyed, Terraform only stops managing it: it takes the same jobs`;
  if (isElsewhere)
    return `${name} moved, and takes the same jobs: from ${base?.address} to ${head?.address}`;
  return `${name} takes the same jobs, in other words`;
}
