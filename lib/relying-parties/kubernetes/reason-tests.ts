import { hasOpaque } from "../../core/opaque";
import { cel, type Expression } from "../cel";
import type { Subject } from "./binding";
import { groupEntries } from "./group-entries";
import { usernameExpression } from "./mapped-names";
import type { PreparedAuthenticator } from "./prepare";

/** What a token would have to satisfy, in a form that tells why it does not. */
export interface ReasonTests {
  /** That a user name can be made. */
  readonly username: Expression | undefined;
  /** That groups can be made. */
  readonly groups: Expression | undefined;
  /** That the user or a group is a subject of the binding; `undefined` where no name fits. */
  readonly named: Expression | undefined;
}

const made = new WeakMap<PreparedAuthenticator, ReasonTests>();

/** The tests of an authenticator, made once: a refusal is as frequent as an admission. */
export function reasonTests(own: PreparedAuthenticator): ReasonTests {
  const known = made.get(own) ?? testsOf(own);
  made.set(own, known);
  return known;
}

function testsOf({ authenticator, subjects }: PreparedAuthenticator): ReasonTests {
  const { groups } = authenticator;
  const username = usernameExpression(authenticator);
  const entries = groups?.kind === "expression" ? groupEntries(groups.expression) : undefined;
  const names = subjects.flatMap((subject) => {
    if (subject.kind === "Group" && groups?.kind === "claim") {
      const { claim, prefix } = groups;
      const { text } = subject.name;
      return text.startsWith(prefix)
        ? [hasMember(cel.claim(claim), text.slice(prefix.length))]
        : [];
    }
    return nameTests(subject, username, entries ?? []);
  });
  return {
    username: username && isText(username),
    groups: entries && cel.and(...entries.map(({ when, item }) => given(when, isText(item)))),
    named: names.length === 0 ? undefined : cel.or(...names),
  };
}

function nameTests(
  { kind, name }: Subject,
  username: Expression | undefined,
  entries: NonNullable<ReturnType<typeof groupEntries>>,
): readonly Expression[] {
  if (kind === "User") return username === undefined ? [] : [cel.equals(username, name.text)];
  return entries
    .filter(
      ({ item }) => item.kind !== "literal" || item.value === name.text || hasOpaque(name.text),
    )
    .map(({ when, item }) =>
      cel.and(
        ...when,
        item.kind === "claim" ? hasMember(item, name.text) : cel.equals(item, name.text),
      ),
    );
}

function given(when: readonly Expression[], test: Expression): Expression {
  return when.length === 0 ? test : cel.or(cel.not(cel.and(...when)), test);
}

function isText(expression: Expression): Expression {
  return cel.and(cel.startsWith(expression, ""), cel.differs(expression, ""));
}

function hasMember(claim: Expression, text: string): Expression {
  return cel.or(cel.equals(claim, text), cel.isIn(text, claim));
}
