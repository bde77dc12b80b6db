import { describe, expect, test } from "@jest/globals";
import { duplicateKeyError, shapeOfText, syntaxError } from "../../lib/terraform/json-place";

describe("shapeOfText", () => {
  test.each([
    ["{}", 0],
    ['{"a":1}', 1],
    ['{"a:b":":","c":{"d":[]}}', 3],
    ['{"\\\\":1,"\\":":2}', 2],
    ['{"a":"\\\\\\":\\"","\\\\\\\\":":\\\\"}', 2],
    ['{"a":"b\\":', 1],
  ])("%s has %i members", (text, colons) => {
    expect(shapeOfText(text)).toEqual({ colons, tooDeep: false });
  });

  test("depth is counted outside of strings", () => {
    expect(shapeOfText("[".repeat(201)).tooDeep).toBe(true);
    expect(shapeOfText(JSON.stringify("[".repeat(201))).tooDeep).toBe(false);
  });
});

test("text in which the scanner finds no fault still gives an error", () => {
  expect(syntaxError("{}", "f").message).toBe("not valid JSON; at f");
  expect(duplicateKeyError("{}", "f").message).toBe("a key is given twice; at f");
});
