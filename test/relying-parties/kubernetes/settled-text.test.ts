import { expect, test } from "@jest/globals";
import { settledText } from "../../../lib/relying-parties/kubernetes/settled-text";
import { assume, isUnknown } from "../../../lib/terraform";
import { stackWith } from "../../support/kubernetes";

const stack = stackWith({}, { resource: { gitlab_project: { web: { name: "web" } } } });
const TEXT =
  "claims.project_id == '${gitlab_project.web.id}' && claims.ref == '${gitlab_project.web.name}'";

test("references to what the stack knows are replaced, others stay", () => {
  const value = settledText(TEXT, stack);
  expect(isUnknown(value) && value.parts).toEqual([
    "claims.project_id == '",
    { reference: "gitlab_project.web.id" },
    "' && claims.ref == 'web'",
  ]);
});

test("an assumed id is known", () => {
  const assumed = assume(stack, new Map([["gitlab_project.web.id", "20"]]));
  expect(settledText(TEXT, assumed)).toBe("claims.project_id == '20' && claims.ref == 'web'");
});

test.each(["plain", "$${x}", 5, null])("%j has none", (value) => {
  expect(settledText(value, stack)).toBe(value === "$${x}" ? "${x}" : value);
});
