import {
  type ClaimName,
  type Constraint,
  type Grant,
  type Language,
  makeGrant,
  type Trust,
} from "../../lib/core";

/** A constraint in a table: a claim, its values, and whether it may be absent. */
export type Row = readonly [ClaimName, Language, "absent"?];

export function rows(...given: readonly Row[]): readonly (readonly [ClaimName, Constraint])[] {
  return given.map(([claim, values, absent]) => [claim, { values, absent: absent === "absent" }]);
}

/** A grant as `makeGrant` makes it. */
export function grant(...given: readonly Row[]): Grant {
  const made = makeGrant(rows(...given));
  if (made === undefined) throw new Error("no token satisfies this grant");
  return made;
}

/** The grant that asks nothing. */
export const FREE: Grant = grant();

/** A trust of grants exactly as written. */
export function trustLike(...grants: readonly (readonly Row[])[]): Trust {
  return { grants: grants.map((given) => ({ constraints: new Map(rows(...given)) })) };
}
