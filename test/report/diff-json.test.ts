import { expect, test } from "@jest/globals";
import { diffJson } from "../../lib/report/diff-json";
import { pathDifferences } from "../../lib/report/path-differences";
import { pathJson } from "../../lib/report/path-json";
import { DIFF, EASED, UNWITNESSED, WIDER } from "./changes";
import { PATH } from "./paths";

test("the changes and the paths, what is not known as Terraform writes it", () => {
  const shown = { ref: "x", project_id: "${gitlab_project.web.id}" };
  expect(JSON.parse(diffJson({ ...DIFF, changes: [UNWITNESSED, WIDER] }))).toEqual({
    schemaVersion: 1,
    changes: [
      { ...UNWITNESSED, production: null },
      { ...WIDER, production: null, witness: shown },
    ],
    paths: {
      gained: [pathJson(PATH)],
      lost: [],
      changed: [{ ...pathJson(EASED.after), differences: pathDifferences(EASED) }],
    },
    notes: DIFF.notes,
  });
});

test("what is marked as production says so", () => {
  const marked = diffJson({ ...DIFF, changes: [{ ...WIDER, production: true }] });
  expect((JSON.parse(marked) as { changes: unknown[] }).changes).toMatchObject([
    { kind: "wider", production: true },
  ]);
});
