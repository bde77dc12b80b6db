import { expect, test } from "@jest/globals";
import { parseExpression } from "../../../lib/relying-parties/cel";
import { neverFails } from "../../../lib/relying-parties/kubernetes/total";

test.each([
  ["'a'", true],
  ["has(claims.environment)", true],
  ["claims.ref == 'main'", true],
  ["claims.environment == 'x'", false],
  ["claims.project_pth == 'x'", false],
  ["claims.job_source == 'push'", false],
  ["has(claims.environment) && claims.environment == 'x'", true],
  ["claims.environment == 'x' && has(claims.environment)", true],
  ["has(claims.environment) || claims.environment == 'x'", false],
  ["!has(claims.environment) || claims.environment == 'x'", true],
  ["!(has(claims.environment) && claims.environment == 'x')", true],
  ["has(claims.environment) ? claims.environment == 'x' : true", true],
  ["has(claims.environment) ? true : claims.environment == 'x'", false],
  ["claims.environment == 'x' ? true : false", false],
  ["claims.ref in ['a', 'b']", true],
  ["'a' in claims.groups_direct", false],
  ["claims.ref.startsWith('a')", true],
  ["claims.ref.matches('^a$')", true],
  ["claims.ref.lowerAscii() == 'a'", false],
  ["claims.runner_id.startsWith('a')", false],
  ["claims.ref.startsWith(claims.project_path)", false],
  ["has(claims.user_login) && claims.user_login.startsWith('a')", false],
  [
    "has(claims.user_login) && claims.user_login != null && claims.user_login.startsWith('a')",
    true,
  ],
  ["has(claims.environment) && claims.environment.startsWith('a')", true],
  ["'a' + claims.ref", true],
  ["'a' + claims.runner_id", false],
  ["'a' + claims.environment", false],
  ["[claims.ref == 'a' ? 'x' : '', 'y' + claims.ref]", true],
  ["(claims.ref == 'a' ? ['x'] : []) + ['y']", false],
  ["['x'] + ['y']", true],
  ["dyn(claims.ref) == 'a'", false],
  ["claims.ref != 1", true],
])("%s: %s", (text, expected) => {
  expect(
    neverFails(parseExpression(text, { root: "claims", dialect: "kubernetes", place: "x" })),
  ).toBe(expected);
});
