import { type AccessPath, type Identity, who } from "../../access";
import type { Input } from "../../guardrails/input";
import { listed } from "../listed";
import { nearest } from "../nearest";
import type { ExpectationResult, GroupExpectation, OnlyExpectation } from "./expectation";

type Result = Omit<ExpectationResult, "name">;

/** Whether members of a directory group reach an identity as they must, or must not. */
export function judgeGroup(
  { group, reaches }: GroupExpectation,
  identity: Identity,
  { gitlab }: Pick<Input, "gitlab">,
): Result {
  const names = [...new Set(gitlab.links.map(({ name }) => name))];
  if (!names.includes(group)) {
    const meant = nearest(group, names);
    const hint = meant === undefined ? "" : `; did you mean ${meant}?`;
    return failed(`the input links no directory group ${group}${hint}`);
  }
  const paths = who(gitlab, [identity]).filter((path) => path.group === group);
  const certain = paths.find(({ assumed }) => assumed.length === 0);
  const path = certain ?? paths[0];
  if (path === undefined) {
    const message = `members of ${group} do not reach ${identity.name}`;
    return { passed: !reaches, message };
  }
  if (!reaches) return failed(told(path));
  return certain === undefined
    ? failed(`it is not certain that ${told(path)}`)
    : { passed: true, message: told(path) };
}

/** Whether nobody but the given directory groups reaches an identity. */
export function judgeOnly(
  { groups }: OnlyExpectation,
  identity: Identity,
  { gitlab }: Pick<Input, "gitlab">,
): Result {
  const others = who(gitlab, [identity]).filter(
    ({ group }) => group === null || !groups.includes(group),
  );
  if (others.length > 0) return failed(listed(others.map(told)));
  const few = groups.length === 0 ? "nobody reaches" : `nobody but ${groups.join(", ")} reaches`;
  return { passed: true, message: `${few} ${identity.name}` };
}

function told({ message, assumed }: AccessPath): string {
  return assumed.length === 0 ? message : `${message} (assumed: ${assumed.join("; ")})`;
}

function failed(message: string): Result {
  return { passed: false, message };
}
