import {
  and,
  type Declared,
  EVERYBODY,
  exact,
  except,
  NOBODY,
  or,
  type SubjectTemplate,
  type Trust,
  trustOf,
  withoutEmptyGrants,
} from "../../core";
import type { NotUnderstood, Reading } from "../trust-document";
import type { AwsDocument } from "./document";
import { prepare, type PreparedStatement } from "./prepare";
import { findProviders, type OidcProvider, signerOf } from "./provider";
import { isForeignHost } from "../foreign-host";
import { issuerUrl, keyPrefix } from "./provider-url";
import { audienceCheck, stsAudiences } from "./read-audience";
import { readCondition } from "./read-condition";
import { type Request, requestOf } from "./request";
import { known, type Verdict } from "../text";

/**
 * Reads a trust document as a set of tokens: STS's own checks, then statements as alternatives less what a Deny takes
 * away. An upper bound: conditions of an Allow that cannot be read count as met, those of a Deny as unmet, and each
 * is told in `notUnderstood`. A document of which nothing is known may admit every token of the issuer.
 */
export function read(document: AwsDocument, declared: Declared): Reading {
  const { statements, gaps } = prepare(document);
  const requests = candidates(document, statements, declared).map((iss) => requestOf({ iss }));
  const parts = statements.flatMap((statement) =>
    requests.flatMap((request) => {
      const issuer = statement.principal.issuer(request);
      return issuer === false ? [] : [readPart(statement, request, issuer, declared)];
    }),
  );
  const allows = parts.filter((part) => !part.isDeny);
  const unknown: readonly Trust[] =
    gaps.length > 0 ? [trustOf({ iss: exact(declared.issuer.url) })] : [];
  const trust = except(
    or(...allows.map((part) => part.admits), ...unknown),
    or(...parts.map((part) => part.refuses)),
  );
  const undecided = statements.flatMap((statement) =>
    statement.undecided.map(({ code, expected }): NotUnderstood => ({
      code: code === "unknown-value" ? code : "not-understood",
      message: expected,
    })),
  );
  return {
    trust: withoutEmptyGrants(trust),
    notUnderstood: distinct([
      ...gaps,
      ...undecided,
      ...parts.flatMap((part) => part.notUnderstood),
    ]),
    undeclaredTemplates: allows.flatMap((part) => part.undeclaredTemplates),
    audience: audienceCheck(
      allows.map((part) => part.policy),
      [...new Set(allows.flatMap((part) => part.providers))],
    ),
  };
}

/** Every issuer URL that a statement can speak of, as far as the input names any. */
function candidates(
  document: AwsDocument,
  statements: readonly PreparedStatement[],
  declared: Declared,
): readonly string[] {
  const providers = findProviders(document.stack).flatMap((p) => known(p.url) ?? []);
  const hosts = statements.flatMap(({ statement }) =>
    statement.principals.members.flatMap((m) => (m.kind === "provider" ? [issuerUrl(m.host)] : [])),
  );
  const all = [declared.issuer.url, ...providers, ...hosts];
  return [...new Set(all)].filter((url) => !isForeignHost(keyPrefix(url)));
}

/** One statement, read for the tokens of one issuer. */
interface Part {
  readonly isDeny: boolean;
  /** All that an Allow may let in. */
  readonly admits: Trust;
  /** The same without the client ids of the provider. */
  readonly policy: Trust;
  /** All that a Deny keeps out for certain. */
  readonly refuses: Trust;
  readonly providers: readonly OidcProvider[];
  readonly notUnderstood: readonly NotUnderstood[];
  readonly undeclaredTemplates: readonly SubjectTemplate[];
}

function readPart(
  prepared: PreparedStatement,
  request: Request,
  issuer: Verdict,
  declared: Declared,
): Part {
  const { statement, principal, undecided } = prepared;
  const isDeny = statement.effect === "Deny";
  const conditions = statement.conditions.map((c) =>
    readCondition(c, statement.effect, request, declared),
  );
  const own = trustOf({ iss: exact(request.iss) });
  const policy = and(own, ...conditions.map((c) => c.upper));
  const sts = isDeny ? undefined : stsAudiences(principal.providers, request.iss);
  const isCertain = isDeny && issuer === true && undecided.length === 0;
  return {
    isDeny,
    policy,
    admits: isDeny ? NOBODY : and(policy, sts?.trust ?? EVERYBODY),
    refuses: isCertain ? and(own, ...conditions.map((c) => c.lower)) : NOBODY,
    providers: principal.providers.filter((p) => signerOf(p).signs(request.iss) !== false),
    notUnderstood: [
      ...(issuer === null ? [principalNote(prepared)] : []),
      ...(sts?.notUnderstood ?? []),
      ...conditions.flatMap((c) => c.notUnderstood),
    ],
    undeclaredTemplates: conditions.flatMap((c) => c.undeclaredTemplates),
  };
}

function principalNote({ statement }: PreparedStatement): NotUnderstood {
  const { members, negated } = statement.principals;
  const place = `${statement.place}.${negated ? "Not" : ""}Principal`;
  if (members.some((m) => m.kind === "unknown")) {
    return { code: "unknown-value", message: `${place} is not known before apply` };
  }
  const isOpen = negated || members.some((m) => m.kind === "anyone");
  return {
    code: "not-understood",
    message: `${place} ${isOpen ? "trusts every OIDC provider of the account, and the input has none" : "cannot be read"}`,
  };
}

function distinct(notes: readonly NotUnderstood[]): readonly NotUnderstood[] {
  return [...new Map(notes.map((n) => [n.message, n])).values()];
}
