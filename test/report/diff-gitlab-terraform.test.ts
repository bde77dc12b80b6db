import { expect, test } from "@jest/globals";
import { diffGitlabTerraform } from "../../lib/report/diff-gitlab-terraform";
import type { ChangeKind } from "../../lib/review/diff/change";
import { WIDER } from "./changes";

const numbers = (...kinds: readonly ChangeKind[]): unknown =>
  JSON.parse(diffGitlabTerraform({ changes: kinds.map((kind) => ({ ...WIDER, kind })) }));

test("identities that are new, changed and gone; other words are no change", () => {
  expect(
    numbers(
      "added",
      "added",
      "wider",
      "narrower",
      "incomparable",
      "unknown",
      "removed",
      "same-access",
    ),
  ).toEqual({ create: 2, update: 4, delete: 1 });
  expect(numbers()).toEqual({ create: 0, update: 0, delete: 0 });
});
