import { describe, expect, test } from "@jest/globals";
import {
  ANY,
  EVERYBODY,
  exact,
  GITLAB_DOT_COM,
  glob,
  NOBODY,
  opaque,
  type Trust,
  trustOf,
} from "../../../lib/core";
import { parseExpression } from "../../../lib/relying-parties/cel";
import { type Demand, demandOf } from "../../../lib/relying-parties/gcp/membership";
import { readAttribute, readMissing } from "../../../lib/relying-parties/gcp/read-attribute";

const declared = { issuer: GITLAB_DOT_COM, projects: [] };
const parse = (text: string) =>
  parseExpression(text, { root: "assertion", dialect: "google", place: "x" });
const read = (key: string, text: string, value?: string): Trust => {
  const expression = parse(text);
  const demand: Demand | undefined = value === undefined ? undefined : { key, value, expression };
  return readAttribute(expression, { key, demand, declared, place: "x" }).whenTrue;
};
const late = opaque("${gitlab_project.web.id}");

describe("readAttribute", () => {
  test.each<[string, string, string, string | undefined, Trust]>([
    ["a claim of every token", "attribute.x", "assertion.ref", undefined, EVERYBODY],
    [
      "a claim of some",
      "attribute.x",
      "assertion.environment",
      undefined,
      trustOf({ environment: ANY }),
    ],
    ["a subject that is never empty", "google.subject", "assertion.sub", undefined, EVERYBODY],
    ["a subject that is always empty", "google.subject", "''", undefined, NOBODY],
    ["a subject from a list", "google.subject", "assertion.groups_direct", undefined, NOBODY],
    ["groups from a text", "google.groups", "assertion.ref", undefined, NOBODY],
    [
      "groups",
      "google.groups",
      "assertion.groups_direct",
      undefined,
      trustOf({ groups_direct: ANY }),
    ],
    ["a boolean", "attribute.x", "assertion.ref == 'x'", undefined, NOBODY],
    [
      "a value that is asked for",
      "attribute.x",
      "assertion.ref",
      "main",
      trustOf({ ref: exact("main") }),
    ],
    [
      "a subject that is asked for",
      "google.subject",
      "assertion.ref",
      "main",
      trustOf({ ref: exact("main") }),
    ],
    ["one that is too long", "google.subject", "assertion.ref", "x".repeat(128), NOBODY],
    [
      "a long value elsewhere",
      "attribute.x",
      "assertion.ref",
      "x".repeat(128),
      trustOf({ ref: exact("x".repeat(128)) }),
    ],
    [
      "an id that is not known",
      "attribute.x",
      "assertion.project_id",
      late,
      trustOf({ project_id: exact(late) }),
    ],
    [
      "a value that is not known",
      "attribute.x",
      "assertion.ref",
      opaque("${var.ref}"),
      trustOf({ ref: exact(opaque("${var.ref}")) }),
    ],
    [
      "a part that is not known",
      "attribute.x",
      "assertion.ref",
      `release/${opaque("${var.ref}")}`,
      trustOf({ ref: glob("release/*") }),
    ],
  ])("%s", (_name, key, text, value, expected) => {
    expect(read(key, text, value)).toEqual(expected);
  });
});

describe("readMissing", () => {
  test("an attribute that is not mapped has no value", () => {
    const demand = demandOf({ kind: "subject", value: "x" }, new Map());
    expect(demand && readMissing(demand)).toEqual({
      whenTrue: NOBODY,
      notUnderstood: [],
      undeclaredTemplates: [],
    });
  });

  test("one of a mapping that is not known may have any", () => {
    const demand = demandOf({ kind: "subject", value: "x" }, undefined);
    expect(demand && readMissing(demand)).toEqual({
      whenTrue: EVERYBODY,
      notUnderstood: [
        {
          code: "unknown-value",
          message: "the mapping of google.subject is not known before apply",
        },
      ],
      undeclaredTemplates: [],
    });
  });
});
