import { expect, test } from "@jest/globals";
import {
  contains,
  type Declared,
  exact,
  GITLAB_DOT_COM,
  glob,
  jobToken,
  type SubjectTemplate,
  subjectTrust,
} from "../../lib/core";

const BARE: SubjectTemplate = ["project_id"];
const DECLARED: Declared = {
  issuer: GITLAB_DOT_COM,
  projects: [
    { path: "shop/web", template: ["project_id", "deployment_tier"] },
    { path: "shop/api", template: BARE },
  ],
};
const production = { environment: "production", deployment_tier: "production" };

test.each([
  ["exact", exact("project_id:14")],
  ["a pattern", glob("project_id:1?")],
])("a literal id, %s, may be that of any declared project whose id is not known", (_, subject) => {
  const { trust } = subjectTrust(subject, DECLARED);
  expect(contains(trust, jobToken({ project_id: "14", ...production }, BARE))).toBe(true);
  expect(contains(trust, jobToken({ project_id: "14" }, BARE))).toBe(true);
  expect(contains(trust, jobToken({ project_id: "24" }, BARE))).toBe(false);
});
