import { expect, test } from "@jest/globals";
import {
  ANY,
  complement,
  exact,
  glob,
  type Grant,
  grantContains,
  type Language,
  NONE,
  type Token,
} from "../../lib/core";
import { meet, subtract } from "../../lib/core/grant";
import { FREE, grant } from "./grants";

const main = exact("main");
const noLogin = ["user_login", NONE, "absent"] as const;
const production = exact("production");
const not = (...values: readonly string[]): Language => complement(exact(...values));

const SPACE: readonly Token[] = [undefined, "x", "y", "z"].flatMap((user_login) =>
  ["main", "dev", "v1"].flatMap((ref) =>
    ["branch", "tag"].flatMap((ref_type) =>
      [undefined, "production", "staging"].flatMap((tier) =>
        ["a", "b"].map((environment) => ({
          ref,
          ref_type,
          user_login,
          ...(tier !== undefined && { environment, deployment_tier: tier }),
        })),
      ),
    ),
  ),
);
const GRANTS: readonly Grant[] = [
  FREE,
  grant(["ref", main]),
  grant(["ref", glob("*a*")], ["ref_type", exact("branch")]),
  grant(["ref", not("dev")], ["user_login", exact("x", "y"), "absent"]),
  grant(["ref", exact("dev", "main")], ["user_login", exact("y", "z")]),
  grant(noLogin, ["ref_type", exact("tag")]),
  grant(["environment", exact("a")]),
  grant(["deployment_tier", production, "absent"], ["ref", main]),
  grant(["environment", NONE, "absent"]),
  grant(["environment", glob("a*"), "absent"], ["deployment_tier", not("staging"), "absent"]),
  grant(["ref_type", exact("tag")], ["deployment_tier", ANY], ["user_login", ANY]),
];
const PAIRS = GRANTS.flatMap((a, i) => GRANTS.map((b, j) => [i, j, a, b] as const));

test.each(PAIRS)(
  "grant %i without grant %i: disjoint grants, together the difference",
  (_i, _j, a, b) => {
    const rest = subtract(a, b);
    const counts = SPACE.map((token) => rest.filter((g) => grantContains(g, token)).length);
    expect(counts).toEqual(
      SPACE.map((token) => (grantContains(a, token) && !grantContains(b, token) ? 1 : 0)),
    );
  },
);

test.each(PAIRS)("grant %i and grant %i: the tokens of both", (_i, _j, a, b) => {
  const made = meet(a, b);
  expect(SPACE.map((t) => made !== undefined && grantContains(made, t))).toEqual(
    SPACE.map((token) => grantContains(a, token) && grantContains(b, token)),
  );
});
