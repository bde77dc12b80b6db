import { expect, test } from "@jest/globals";
import { CannotExpressError, exact, exactValues, type Grant, NONE, trustOf } from "../../lib/core";
import { type SubjectWriter, writtenSubjects } from "../../lib/relying-parties/written-subjects";

const writer: SubjectWriter = {
  values: (component, constraint) =>
    constraint === undefined
      ? [{ text: `<${component}>`, wildcard: true }]
      : (exactValues(constraint.values) ?? []).map((text) => ({ text, wildcard: false })),
  tooMany: (count) => new CannotExpressError("sub", "entra", `${count} are too many`, { fix: "x" }),
};

function grantOf(constraints: Parameters<typeof trustOf>[0]): Grant {
  return trustOf(constraints).grants[0] ?? { constraints: new Map() };
}

test("every combination of the components' values, a free one as the party writes it", () => {
  const grant = grantOf({ project_id: exact("1", "2"), ref: exact("main") });
  expect(writtenSubjects(grant, ["project_id", "ref_type", "ref"], writer)).toEqual({
    values: [
      { text: "project_id:1:ref_type:<ref_type>:ref:main", wildcard: true },
      { text: "project_id:2:ref_type:<ref_type>:ref:main", wildcard: true },
    ],
    carried: ["project_id", "ref_type", "ref"],
  });
});

test("both shapes where the environment may be absent, one where the grant tells", () => {
  const template = ["project_id", "deployment_tier"] as const;
  const texts = (grant: Grant) =>
    writtenSubjects(grant, template, writer).values.map((v) => v.text);
  expect(texts(grantOf({ project_id: exact("1") }))).toEqual([
    "project_id:1:deployment_tier:<deployment_tier>",
    "project_id:1",
  ]);
  expect(texts(grantOf({ project_id: exact("1"), deployment_tier: exact("staging") }))).toEqual([
    "project_id:1:deployment_tier:staging",
  ]);
  const none: Grant = { constraints: new Map([["environment", { values: NONE, absent: true }]]) };
  expect(texts(none)).toEqual(["project_id:<project_id>"]);
  expect(writtenSubjects(none, template, writer).carried).toEqual([
    "project_id",
    "deployment_tier",
    "environment",
  ]);
});

test("refuses to write thousands", () => {
  const many = exact(...Array.from({ length: 40 }, (_, i) => `r${i}`));
  const write = () =>
    writtenSubjects(grantOf({ project_id: many, ref: many }), ["project_id", "ref"], writer);
  expect(write).toThrow("1600 are too many");
});
