import { expect, test } from "@jest/globals";
import { sensitiveTexts } from "../../lib/terraform/sensitive-texts";

const document = {
  statement: [{ values: ["acme/s3cret", "x"] }],
  json: '{"sub":"acme/s3cret"}',
  id: "1",
};

test.each<[string, "managed" | "data", object, unknown, readonly string[]]>([
  [
    "a mark on one text",
    "data",
    document,
    { statement: [{ values: [true, false] }] },
    [document.json],
  ],
  ["a mark on a whole block", "data", document, { statement: true }, [document.json]],
  ["a mark on a text that is in nothing else", "data", document, { id: true }, ["1"]],
  ["no mark", "data", document, { statement: [{ values: [false] }] }, []],
  ["marks of no form", "data", document, "x", []],
  ["an empty sensitive text", "data", { a: "", json: "{}" }, { a: true }, []],
  ["a managed resource", "managed", document, { statement: true }, []],
])("%s", (_name, mode, values, sensitive, expected) => {
  expect([...sensitiveTexts([{ mode, values, sensitive }])]).toEqual(expected);
});
