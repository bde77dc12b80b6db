import type { Token } from "../../core";
import { cel, type Expression, prepareExpression, substitute } from "../cel";
import type { Verdict } from "../text";
import { all, any } from "../text";
import type { Authenticator, ClaimRule } from "./authenticator";
import type { Subject } from "./binding";
import type { KubernetesDocument } from "./document";
import { type Extra, extraOf, groupsOf, type Mapped, uidOf, usernameOf } from "./mapped-names";
import { isNamed, nameOf } from "./name";

/** What an authenticator makes of a token. */
export interface Answer {
  readonly issuer: Verdict;
  readonly audience: Verdict;
  /** One for each rule. */
  readonly rules: readonly Verdict[];
  readonly userRules: readonly Verdict[];
  readonly username: Mapped<string>;
  readonly groups: Mapped<readonly string[]>;
  readonly uid: Mapped<string>;
  readonly extra: Mapped<Extra>;
  /** Whether one of the binding's subjects is the user or a group. */
  readonly named: Verdict;
  readonly verdict: Verdict;
}

/** An authenticator made ready for many decisions about one binding. */
export interface PreparedAuthenticator {
  readonly authenticator: Authenticator;
  readonly subjects: readonly Subject[];
  readonly answer: (token: Token) => Answer;
}

/** A trust document made ready for many decisions. */
export interface Prepared {
  readonly document: KubernetesDocument;
  readonly authenticators: readonly PreparedAuthenticator[];
}

/** The group of everybody who was authenticated. */
export const AUTHENTICATED = "system:authenticated";

/** Does what does not depend on a token once. */
export function prepare(document: KubernetesDocument): Prepared {
  if (document.kind === "agent") return { document, authenticators: [] };
  const { binding, authenticators } = document;
  return {
    document,
    authenticators: authenticators.map((authenticator) => ({
      authenticator,
      subjects: binding.subjects,
      answer: prepareAnswer(authenticator, binding.subjects, binding.gaps.length > 0),
    })),
  };
}

function prepareAnswer(
  authenticator: Authenticator,
  subjects: readonly Subject[],
  hasGaps: boolean,
): (token: Token) => Answer {
  const issuer = nameOf(authenticator.issuer);
  const audiences = authenticator.audiences?.map(nameOf);
  const username = usernameOf(authenticator.username);
  const groups = groupsOf(authenticator.groups);
  const uid = uidOf(authenticator.uid);
  const extra = extraOf(authenticator.extra);
  const rules = authenticator.rules.map(prepareRule);
  const userRules = authenticator.userRules.map(prepareUserRule);
  const doubt = authenticator.gaps.length > 0 ? null : true;
  return (token) => {
    const { iss, aud } = token;
    const issued = issuer === undefined || typeof iss !== "string" ? false : isNamed(issuer, iss);
    const meant = audienceTexts(aud);
    const audience: Verdict =
      meant === undefined || issued === false
        ? false
        : audiences === undefined
          ? null
          : any(meant.flatMap((text) => audiences.map((a) => a !== undefined && isNamed(a, text))));
    const tested = rules.map((rule) => rule(token));
    const own: User = {
      username: username(token),
      groups: groups(token),
      uid: uid(token),
      extra: extra(token),
    };
    const tests = userRules.map((rule) => rule(own));
    const named = isSubject(subjects, own, hasGaps);
    return {
      issuer: issued,
      audience,
      rules: tested,
      userRules: tests,
      ...own,
      named,
      verdict: all([
        issued,
        audience,
        sound(token),
        ...tested,
        ...Object.values(own).map(made),
        ...tests,
        named,
        doubt,
      ]),
    };
  };
}

/** go-oidc reads `sub` as text, or not at all. */
function sound({ sub }: Token): boolean {
  return sub === undefined || sub === null || typeof sub === "string";
}

/** The audiences of a token; `undefined` where go-oidc cannot read them. */
function audienceTexts(aud: unknown): readonly string[] | undefined {
  if (typeof aud === "string") return [aud];
  if (!Array.isArray(aud)) return undefined;
  const members = aud as readonly unknown[];
  return members.every((m): m is string => typeof m === "string") ? members : undefined;
}

function prepareRule(rule: ClaimRule): (token: Token) => Verdict {
  if (rule.kind === "expression") {
    const prepared = prepareExpression(rule.expression, "kubernetes");
    return (token) => verdictOf(prepared(token));
  }
  const wanted = nameOf(rule.value);
  return (token) => {
    const value = Object.hasOwn(token, rule.claim) ? token[rule.claim] : undefined;
    const text = value === null ? "" : value;
    return wanted !== undefined && typeof text === "string" && isNamed(wanted, text);
  };
}

/** What the mappings make of a token. */
type User = Pick<Answer, "username" | "groups" | "uid" | "extra">;

function made(mapped: Mapped<unknown>): Verdict {
  return mapped === false ? false : mapped === null ? null : true;
}

/** A rule sees what the mappings gave, as if they were claims. */
function prepareUserRule(rule: Expression): (user: User) => Verdict {
  const asClaims = substitute(rule, ([, name = "", ...keys]) =>
    keys.reduce((value, key) => cel.call("[]", value, cel.text(key)), cel.claim(name)),
  );
  const prepared = prepareExpression(asClaims, "kubernetes");
  return (user) => {
    const verdict = all(Object.values(user).map(made));
    return verdict === true ? verdictOf(prepared({ ...user })) : verdict;
  };
}

function verdictOf(result: ReturnType<ReturnType<typeof prepareExpression>>): Verdict {
  if ("open" in result) return null;
  return "value" in result && result.value === true;
}

function isSubject(
  subjects: readonly Subject[],
  { groups, username }: User,
  hasGaps: boolean,
): Verdict {
  const found = any(
    subjects.map(({ kind, name }) => {
      if (kind === "User") return typeof username === "string" ? isNamed(name, username) : username;
      if (isNamed(name, AUTHENTICATED) === true) return true;
      if (groups === null || groups === false) return groups;
      return any(groups.map((group) => isNamed(name, group)));
    }),
  );
  return found === false && hasGaps ? null : found;
}
