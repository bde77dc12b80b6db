import { describe, expect, test } from "@jest/globals";
import { exact, glob, opaque, trustOf } from "../../../lib/core";
import { wayInLeftOpen } from "../../../lib/review/expectations/open-claims";

const ID = opaque("${gitlab_project.web.id}");
const reading = {
  notUnderstood: [],
  undeclaredTemplates: [],
  audience: { required: true, registered: undefined },
};
const way = (
  constraints: Parameters<typeof trustOf>[0],
  token: Readonly<Record<string, string>>,
  template?: Parameters<typeof trustOf>[1],
) =>
  wayInLeftOpen(
    { reading: { ...reading, trust: trustOf(constraints, template) } },
    { token, stated: [...(Object.keys(token) as "ref"[]), "environment"] },
    ["project_path", "ref_type", "ref"],
  );

describe("wayInLeftOpen", () => {
  test.each([
    [{ ref: exact("main") }, { ref: "main" }, "other claims"],
    [{ ref: exact("main"), ref_protected: exact("true") }, { ref: "main" }, 'ref_protected "true"'],
    [{ aud: exact("a"), ref_type: exact("tag") }, { ref: "x" }, 'ref_type "tag"'],
    [{ project_id: exact(ID) }, { project_id: "4711" }, 'project_id "${gitlab_project.web.id}"'],
    [{ project_id: exact("4711") }, { project_id: ID }, 'project_id "4711"'],
    [{ project_id: glob("4*") }, { project_id: "4711" }, "other claims"],
  ])("trust %#: a way in by what is open", (constraints, token, expected) => {
    expect(way(constraints, token)).toBe(expected);
  });

  test.each([
    [{ ref: exact("main") }, { ref: "x" }],
    [{ project_id: exact(ID) }, { project_id: opaque("${gitlab_project.api.id}") }],
    [{ environment: exact("live") }, { ref: "main" }],
  ])("trust %#: none", (constraints, token) => {
    expect(way(constraints, token)).toBeUndefined();
  });

  test("a subject of another template is none of the project's", () => {
    expect(way({ ref: exact("main") }, { ref: "main" }, ["project_id"])).toBeUndefined();
  });
});
