import type { Reason } from "../trust-document";
import type { AwsDocument } from "./document";
import type { Principal } from "./principals";
import { type OidcProvider, providersNamed, type Signer, signerOf } from "./provider";
import { issuerUrl } from "./provider-url";
import { received } from "./reasons";
import type { Request } from "./request";
import type { Statement } from "./statement";
import { all, alternatives, any, literal, not, type Text, type Verdict } from "../text";

/** Whether a statement speaks of the token's issuer, and whether STS lets the token through to the policy. */
export interface PrincipalTest {
  /** The providers of the input that the statement can mean. */
  readonly providers: readonly OidcProvider[];
  readonly issuer: (request: Request) => Verdict;
  readonly audience: (request: Request) => Verdict;
  readonly issuerReason: (request: Request, verdict: Verdict) => Reason;
  readonly audienceReason: (request: Request, verdict: Verdict) => Reason;
}

/** Makes the test of a statement's principals. */
export function principalTest(
  { effect, principals }: Statement,
  document: AwsDocument,
): PrincipalTest {
  const { members, negated } = principals;
  const isDeny = effect === "Deny";
  const named = members.map((principal) => {
    const signers = providersNamed(principal, document).map(signerOf);
    const escapes = principal.kind === "anyone" && isDeny;
    return { signers, speaks: escapes ? () => true : speaker(principal, signers) };
  });
  const everyone = providersNamed({ kind: "anyone" }, document).map(signerOf);
  const anyone = isDeny ? () => true : speaker({ kind: "anyone" }, everyone);
  const listed = (iss: string): Verdict => any(named.map(({ speaks }) => speaks(iss)));
  const signers = negated ? everyone : named.flatMap((n) => n.signers);
  const providers = signers.map(({ provider }) => provider);
  const issuers = issuersOf(members, providers);
  return {
    providers,
    issuer: ({ iss }) => {
      if (members.length === 0) return null;
      return negated ? all([not(listed(iss)), anyone(iss)]) : listed(iss);
    },
    audience: isDeny ? () => true : (request) => audienceVerdict(signers, request),
    issuerReason: (request, verdict) => ({
      code: verdict === false ? "mismatch" : codeOf(members),
      claim: "iss",
      expected: issuers.length === 0 ? "a known issuer" : alternatives(issuers),
      received: request.iss === "" ? "nothing" : JSON.stringify(request.iss),
    }),
    audienceReason: (request, verdict) => ({
      code:
        verdict === null
          ? "not-understood"
          : request.audience.kind === "absent"
            ? "absent"
            : "mismatch",
      claim: "aud",
      expected: alternatives(providers.flatMap((p) => p.clientIds ?? [])),
      received: received(request.audience),
    }),
  };
}

/** Makes the test whether a principal can be the signer of an issuer's tokens. */
function speaker(principal: Principal, signers: readonly Signer[]): (iss: string) => Verdict {
  const some = (iss: string): Verdict => any(signers.map((s) => s.signs(iss)));
  switch (principal.kind) {
    case "anyone":
      return signers.length === 0 ? () => null : some;
    case "provider": {
      const url = issuerUrl(principal.host);
      return signers.length === 0 ? (iss) => iss === url : some;
    }
    case "unknown":
      if (signers.length === 0) return () => null;
      return signers.length === 1 ? some : (iss) => (some(iss) === false ? false : null);
    case "elsewhere":
      return () => false;
    case "malformed":
      return () => null;
  }
}

function audienceVerdict(signers: readonly Signer[], { iss, audience }: Request): Verdict {
  const own = signers.filter((s) => s.signs(iss) !== false);
  if (own.length === 0) return true;
  if (audience.kind === "undecided") return null;
  return audience.kind === "absent" ? false : merged(own.map((s) => s.accepts(audience.text)));
}

/** One of several providers is meant: decided where they agree. */
function merged(verdicts: readonly Verdict[]): Verdict {
  const [first = null] = verdicts;
  return verdicts.every((v) => v === first) ? first : null;
}

function codeOf(members: readonly Principal[]): "unknown-value" | "not-understood" {
  return members.some((m) => m.kind === "unknown") ? "unknown-value" : "not-understood";
}

function issuersOf(
  members: readonly Principal[],
  providers: readonly OidcProvider[],
): readonly Text[] {
  if (providers.length > 0) return unique(providers.map((p) => p.url));
  return unique(
    members.flatMap((m) =>
      m.kind === "provider" ? [literal(issuerUrl(m.host))] : m.kind === "unknown" ? [m.text] : [],
    ),
  );
}

function unique(texts: readonly Text[]): readonly Text[] {
  return [...new Map(texts.map((text) => [text.shown, text])).values()];
}
