import { expect, test } from "@jest/globals";
import { parseExpression } from "../../../lib/relying-parties/cel";
import { isTotal } from "../../../lib/relying-parties/gcp/totality";

const total = (text: string): boolean =>
  isTotal(parseExpression(text, { root: "assertion", dialect: "google", place: "x" }));

test.each([
  "'x'",
  "assertion.sub",
  "assertion.project_id + ':' + assertion.ref",
  "has(assertion.environment) ? assertion.environment : ''",
  "!has(assertion.environment) ? '' : assertion.environment",
  "assertion.ref == 'main' ? assertion.ref : 'other'",
])("%s has a value for every token", (text) => {
  expect(total(text)).toBe(true);
});

test.each([
  "assertion.environment",
  "assertion.user_login",
  "assertion.other",
  "assertion.runner_id",
  "assertion.groups_direct",
  "5",
  "true",
  "assertion.ref == 'main'",
  "has(assertion.environment)",
  "has(assertion.environment) ? 'x' : assertion.environment",
  "assertion.ref == 'main' ? 5 : 'x'",
  "assertion.ref.lowerAscii()",
  "google.subject",
])("%s may have none", (text) => {
  expect(total(text)).toBe(false);
});

const asked = (condition: string): boolean => total(`(${condition}) ? 'true' : 'false'`);

test.each([
  "true",
  "has(assertion.environment) && assertion.environment == 'prod'",
  "has(assertion.environment) && assertion.environment.startsWith('a')",
  "!has(assertion.environment) || assertion.environment == 'prod'",
  "has(assertion.user_login) && assertion.user_login == 'dev'",
  "has(assertion.user_login) && assertion.user_login != null && assertion.user_login.endsWith('-bot')",
  "!has(assertion.user_login) || assertion.user_login == null || assertion.user_login.endsWith('-bot')",
  "has(assertion.groups_direct) && assertion.groups_direct != null && 'ops' in assertion.groups_direct",
  "assertion.ref in ['a', 'b']",
  "!(assertion.ref_protected == 'true')",
  "assertion.ref.matches('^release/[0-9]+$')",
  "assertion.ref.matches('(?i)^(?s:.)$')",
  "assertion.ref.contains('x')",
  "assertion.runner_id == 5",
  "'a' + assertion.ref == 'ab'",
])("the test %s has an answer for every token", (text) => {
  expect(asked(text)).toBe(true);
});

test.each([
  "assertion.environment == 'prod'",
  "has(assertion.user_login) && assertion.user_login.startsWith('x')",
  "has(assertion.environment) || assertion.environment == 'x'",
  "has(assertion.environment) && assertion.user_login == 'x'",
  "has(attribute.x)",
  "'ops' in assertion.groups_direct",
  "'ops' in assertion.ref",
  "assertion.ref in [assertion.environment]",
  "assertion.ref.startsWith(assertion.sub)",
  "assertion.ref.matches('(?=x)')",
  "assertion.ref.matches('(')",
  "assertion.ref.lowerAscii() == 'x'",
  "!assertion.ref",
  "assertion.environment.startsWith('x') && assertion.environment != null",
  "assertion.ref == 'x' ? true : false",
])("the test %s may have none", (text) => {
  expect(asked(text)).toBe(false);
});
