import { type Declared, EVERYBODY, exact, isClaimName, NOBODY, restrict } from "../../core";
import type { Authenticator } from "./authenticator";
import type { Binding, Subject } from "./binding";
import { groupEntries } from "./group-entries";
import { usernameExpression } from "./mapped-names";
import { literalName, type Name } from "./name";
import { AUTHENTICATED } from "./prepare";
import { allOf, anyOf, certain, type Part, valueIs, whenTrue } from "./read-mapping";

/** The tokens whose user or groups are among the subjects of a binding. */
export function readSubjects(
  { gaps, subjects }: Binding,
  authenticator: Authenticator,
  declared: Declared,
): Part {
  if (gaps.length > 0) return certain(EVERYBODY);
  return anyOf(subjects.map((subject) => readSubject(subject, authenticator, declared)));
}

function readSubject(
  { kind, name }: Subject,
  authenticator: Authenticator,
  declared: Declared,
): Part {
  if (!name.isFixed) {
    const message = `the name ${JSON.stringify(name.shown)} is not known before apply`;
    return {
      trust: EVERYBODY,
      notUnderstood: [{ code: "unknown-value", message }],
      undeclaredTemplates: [],
    };
  }
  if (kind === "User") {
    const expression = usernameExpression(authenticator);
    return expression === undefined ? certain(NOBODY) : valueIs(expression, name.text, declared);
  }
  if (literalName(name) === AUTHENTICATED) return certain(EVERYBODY);
  return readGroup(name, authenticator, declared);
}

function readGroup(name: Name, { address, groups }: Authenticator, declared: Declared): Part {
  if (groups === undefined) return certain(NOBODY);
  if (groups.kind === "claim") {
    if (!name.text.startsWith(groups.prefix)) return certain(NOBODY);
    return member(groups.claim, name.text.slice(groups.prefix.length), declared);
  }
  const entries = groupEntries(groups.expression);
  if (entries === undefined) {
    const message = `the groups of ${address} are made in a way that is not understood`;
    return {
      trust: EVERYBODY,
      notUnderstood: [{ code: "not-understood", message }],
      undeclaredTemplates: [],
    };
  }
  return anyOf(
    entries
      .filter(({ item }) => item.kind !== "literal" || item.value === name.text)
      .map(({ item, when }) =>
        allOf([
          ...when.map((test) => whenTrue(test, declared)),
          item.kind === "claim"
            ? member(item.name, name.text, declared)
            : valueIs(item, name.text, declared),
        ]),
      ),
  );
}

/** Tokens whose claim is this text, or a list that has it. */
function member(claim: string, text: string, declared: Declared): Part {
  if (claim === "groups_direct") return certain(restrict(EVERYBODY, claim, exact(text)));
  return isClaimName(claim)
    ? valueIs({ kind: "claim", name: claim }, text, declared)
    : certain(NOBODY);
}
