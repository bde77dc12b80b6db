import { readFileSync } from "node:fs";
import { jobToken, type Token } from "../../lib/core";
import { type Answer, ask, type Request } from "./judge";
import type { Party, PartyDocument, PartyName } from "./party";

/**
 * Changes to the token of an ordinary job. Values stand in the token as they are written here; `$without` names claims to
 * leave out, `$clock` gives times in seconds from now, of which the library knows nothing.
 */
interface Change {
  readonly [claim: string]: unknown;
  readonly $without?: readonly string[];
  readonly $clock?: object;
}

/** One settled point of a relying party. */
export interface Case {
  readonly name: string;
  readonly document: PartyDocument;
  readonly admits?: readonly Change[];
  readonly refuses?: readonly Change[];
  /** The party does not take the document. */
  readonly invalid?: true;
  /** Why the library is not asked. */
  readonly partyOnly?: string;
  /** Kubernetes: authenticators like the first, of as many other issuers. */
  readonly furtherIssuers?: number;
}

/** One decision of a case. */
export interface CaseDecision {
  readonly token: Token;
  readonly clock?: object;
  readonly expected: Answer["verdict"];
  /** Whether the library is asked too. */
  readonly isOurs: boolean;
}

/** The hand-written cases of a party. */
export function casesOf(party: PartyName): readonly Case[] {
  const cases = JSON.parse(readFileSync(`test/cases/conformance-${party}.json`, "utf8")) as Case[];
  return cases.map((known) => ({
    ...known,
    document: withFurtherIssuers(known.document, known.furtherIssuers ?? 0),
  }));
}

interface Authenticator {
  readonly issuer: object;
}

function withFurtherIssuers(document: PartyDocument, count: number): PartyDocument {
  if (count === 0) return document;
  const configuration = document["configuration"] as { readonly jwt: readonly Authenticator[] };
  const [first] = configuration.jwt;
  const others = Array.from({ length: count }, (_, index) => ({
    ...first,
    issuer: { ...first?.issuer, url: `https://gitlab${index + 1}.example.com` },
  }));
  return { ...document, configuration: { ...configuration, jwt: [first, ...others] } };
}

/** What a case says, token by token. */
export function decisionsOf(known: Case): readonly CaseDecision[] {
  const { admits = [], refuses = [], invalid, partyOnly } = known;
  const decision = (expected: Answer["verdict"], change: Change): CaseDecision => {
    const { $without = [], $clock, ...values } = change;
    const claims = Object.entries({ ...jobToken({}), ...values });
    return {
      token: Object.fromEntries(claims.filter(([name]) => !$without.includes(name))),
      ...($clock !== undefined && { clock: $clock }),
      expected,
      isOurs: expected !== "invalid" && partyOnly === undefined && $clock === undefined,
    };
  };
  return [
    ...admits.map((change) => decision("admitted", change)),
    ...refuses.map((change) => decision("refused", change)),
    ...(invalid === true ? [decision("invalid", {})] : []),
  ];
}

export interface CaseTally {
  readonly cases: number;
  readonly decisions: number;
  /** Decisions that the library was asked for as well. */
  readonly both: number;
  /** One entry for each answer that is not the one in the table. */
  readonly wrong: readonly object[];
}

/** Lets both sides decide the hand-written cases. */
export function caseTally(party: Party, program: string): CaseTally {
  const cases = casesOf(party.name);
  const asked = cases.flatMap((known) => decisionsOf(known).map((own) => ({ known, ...own })));
  const answers = ask(
    program,
    asked.map(({ known: { document }, token, clock }, index): Request => ({
      id: String(index),
      document,
      token,
      ...(clock && { clock }),
    })),
  );
  const wrong = asked.flatMap(({ known: { name, document }, token, expected, isOurs }, index) => {
    const { verdict, why } = answers[index] as Answer;
    const ours = isOurs ? party.ours(document)?.decide(token) : undefined;
    const isRight = !isOurs || ours?.admitted === (expected === "admitted");
    if (verdict === expected && isRight) return [];
    return [{ case: name, document, token, expected, party: { verdict, why }, ours }];
  });
  const both = asked.filter(({ isOurs }) => isOurs).length;
  return { cases: cases.length, decisions: asked.length, both, wrong };
}
