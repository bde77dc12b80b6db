import { expect, test } from "@jest/globals";
import { templateNotes } from "../../../lib/review/diff/template-notes";
import { modelOf, shop } from "../../support/access/stacks";

const model = (...components: readonly string[]) =>
  modelOf(shop({}, { ci_id_token_sub_claim_components: components }));
const existing = modelOf(
  {},
  { data: { gitlab_project: { web: { path_with_namespace: "shop/web" } } } },
);

test("a template that changes, its order too, the default included", () => {
  const [one, two] = [model("project_id", "ref"), model("ref", "project_id")];
  const rest = "a trust that names the old subject takes its jobs no more";
  expect(templateNotes(one, two)).toEqual([
    `shop/web builds the subject of its tokens from ref, project_id now, before from project_id, ref: ${rest}`,
  ]);
  expect(templateNotes(modelOf(shop()), one)).toEqual([
    `shop/web builds the subject of its tokens from project_id, ref now, before from project_path, ref_type, ref: ${rest}`,
  ]);
});

test("none where it stays, where a version does not tell, and for a new project", () => {
  const one = model("project_id", "ref");
  expect(templateNotes(one, model("project_id", "ref"))).toEqual([]);
  expect(templateNotes(one, existing)).toEqual([]);
  expect(templateNotes(existing, one)).toEqual([]);
  expect(templateNotes(modelOf({}), one)).toEqual([]);
});
