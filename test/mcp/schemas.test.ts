import { expect, test } from "@jest/globals";
import Ajv from "ajv";
import { answerSchema, questionSchema } from "../../lib/mcp/schemas";

const valid = (schema: object, value: unknown) => new Ajv().validate(schema, value);

test("a question has its own members alone", () => {
  const schema = questionSchema({ path: { type: "string" } }, ["path"]);
  expect(valid(schema, { path: "out" })).toBe(true);
  expect(valid(schema, {})).toBe(false);
  expect(valid(schema, { path: "out", pth: "out" })).toBe(false);
  expect(questionSchema({})).toEqual({
    type: "object",
    properties: {},
    additionalProperties: false,
  });
});

test("an answer has the command's members, and may say what was cut", () => {
  const schema = answerSchema({ paths: { type: "array" } });
  const cut = { lists: [{ list: "paths", shown: 0, total: 1 }], narrow: "ask for less" };
  expect(valid(schema, { schemaVersion: 1, paths: [] })).toBe(true);
  expect(valid(schema, { schemaVersion: 1, paths: [], notes: ["a"], cut })).toBe(true);
  expect(valid(schema, { schemaVersion: 1 })).toBe(false);
  expect(valid(schema, { schemaVersion: 2, paths: [] })).toBe(false);
});
