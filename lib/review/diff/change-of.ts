import type { Identity } from "../../access";
import {
  compare,
  type Declared,
  isEmptyTrust,
  NOBODY,
  tieProjects,
  type Token,
  type Trust,
  witness,
} from "../../core";
import type { Input } from "../../guardrails/input";
import type { Change, ChangeKind } from "./change";
import type { Pair } from "./pairs";
import { peopleBehind } from "./people";
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
    message: messageOf(identity, verdict, people),
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

/** A trust with what either version declares: a project that only the other one names has its id and path all the same. */
function trustOn(identity: Identity | undefined, other: Declared, own: Declared): Trust {
  if (identity === undefined) return NOBODY;
  return tieProjects(identity.reading.trust, onlyIn(other, own));
}

const differences = new WeakMap<Declared, WeakMap<Declared, Declared>>();

/** The projects that the other version alone declares. */
function onlyIn(other: Declared, own: Declared): Declared {
  const known = differences.get(other)?.get(own);
  if (known !== undefined) return known;
  const paths = new Set(own.projects.map(({ path }) => path));
  const ids = new Set(own.projects.map(({ id }) => id));
  const more = other.projects.filter(({ path, id }) => !paths.has(path) && !ids.has(id));
  const made = { ...own, projects: more };
  const ofOther = differences.get(other) ?? new WeakMap<Declared, Declared>();
  differences.set(other, ofOther.set(own, made));
  return made;
}

function tokenOf(trust: Trust): { readonly witness?: Token } {
  const token = isEmptyTrust(trust) ? undefined : witness(trust);
  return token === undefined ? {} : { witness: token };
}

function messageOf(
  { name }: Identity,
  { kind, witness: token, because }: Verdict,
  people: readonly string[],
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
      return token === undefined
        ? `${name} is gone; no job became it`
        : `${name} is gone: ${job} became it`;
    case "wider":
      return `${name} takes more: ${job} gets in now${causes}`;
    case "narrower":
      return `${name} takes less: ${job} is refused now`;
    case "incomparable":
      return `${name} takes others: ${job} gets in now, and some that got in are refused${causes}`;
    case "unknown":
      return `what changed for ${name} is not known: ${because ?? "it was not understood"}`;
    case "same-access":
      return `${name} takes the same jobs, in other words`;
  }
}
