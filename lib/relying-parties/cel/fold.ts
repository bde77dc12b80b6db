import type { Macro } from "./expression";
import { Fault } from "./values";

const TYPE = new Fault("error", "no such overload");

/** A macro over the members of a list: `exists` and `all` absorb errors as `||` and `&&` do, the others do not. */
export function fold(
  name: Macro["name"],
  members: readonly unknown[],
  each: (member: unknown) => unknown,
): unknown {
  const values = members.map(each);
  if (name === "map") return values.find((value) => value instanceof Fault) ?? values;
  const deciding = name === "exists" ? true : name === "all" ? false : undefined;
  if (deciding !== undefined && values.includes(deciding)) return deciding;
  const problems = values.flatMap((value) =>
    typeof value === "boolean" ? [] : [value instanceof Fault ? value : TYPE],
  );
  const problem =
    deciding === undefined
      ? problems[0]
      : (problems.find((found) => found.kind !== "error") ?? problems[0]);
  if (problem !== undefined) return problem;
  if (deciding !== undefined) return !deciding;
  const kept = members.filter((_, index) => values[index] === true);
  return name === "filter" ? kept : kept.length === 1;
}
