import { expect, test } from "@jest/globals";
import { diffJson } from "../../lib/report/diff-json";
import { pathJson } from "../../lib/report/path-json";
import { DIFF, REWORDED, WIDER } from "./changes";
import { PATH } from "./paths";

test("the changes and the paths, what is not known as Terraform writes it", () => {
  const { witness, ...plain } = REWORDED;
  expect(witness).toBeDefined();
  const shown = { ref: "x", project_id: "${gitlab_project.web.id}" };
  expect(JSON.parse(diffJson({ ...DIFF, changes: [plain, WIDER] }))).toEqual({
    schemaVersion: 1,
    changes: [plain, { ...WIDER, witness: shown }],
    paths: { gained: [pathJson(PATH)], lost: [] },
    notes: DIFF.notes,
  });
});
