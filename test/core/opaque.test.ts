import { describe, expect, test } from "@jest/globals";
import { isOpaque, opaque, showValue } from "../../lib/core";
import { opaquePieces, splitAtColons } from "../../lib/core/opaque";

const OPEN = "\uFDD0";
const CLOSE = "\uFDD1";
const ID = opaque("${gitlab_project.web.id}");

describe("opaque", () => {
  test("marks a text with characters that no claim can hold", () => {
    expect(ID).toBe("\uFDD0${gitlab_project.web.id}\uFDD1");
  });

  test("equal texts are equal values", () => {
    expect(opaque("x")).toBe(opaque("x"));
    expect(opaque("x")).not.toBe(opaque("y"));
    expect(opaque("x")).not.toBe("x");
  });
});

describe("isOpaque", () => {
  test.each([
    ["one opaque value", ID, true],
    ["the empty one", opaque(""), true],
    ["a literal", "20", false],
    ["nothing", "", false],
    ["a text before", `x${ID}`, false],
    ["a text behind", `${ID}x`, false],
    ["two in a row", ID + ID, false],
    ["an open end", `${OPEN}x`, false],
    ["no start", `x${CLOSE}`, false],
  ])("%s", (_, value, expected) => {
    expect(isOpaque(value)).toBe(expected);
  });
});

describe("showValue", () => {
  test.each([
    ["a literal", "main", "main"],
    ["an opaque value", ID, "${gitlab_project.web.id}"],
    [
      "opaque values inside a text",
      `a:${ID}:${ID}`,
      "a:${gitlab_project.web.id}:${gitlab_project.web.id}",
    ],
  ])("%s", (_, value, expected) => {
    expect(showValue(value)).toBe(expected);
  });
});

describe("splitAtColons", () => {
  test.each([
    ["plain text", "project_id:20:ref:main", ["project_id", "20", "ref", "main"]],
    ["empty text", "", [""]],
    ["colons at the ends", ":a:", ["", "a", ""]],
    ["an opaque value", `project_id:${ID}:ref:main`, ["project_id", ID, "ref", "main"]],
    ["an opaque value at the end", `ref:${ID}`, ["ref", ID]],
    [
      "a colon inside an opaque value",
      `project_id:${opaque("${a ? b : c}")}:ref:x`,
      ["project_id", opaque("${a ? b : c}"), "ref", "x"],
    ],
  ])("%s", (_, text, expected) => {
    expect(splitAtColons(text)).toEqual(expected);
  });
});

describe("opaquePieces", () => {
  test.each([
    ["plain text", "a:b", [{ text: "a:b", isOpaque: false }]],
    ["empty text", "", []],
    ["an opaque value", ID, [{ text: "${gitlab_project.web.id}", isOpaque: true }]],
    [
      "opaque values inside a text",
      `a:${ID}${ID}:b`,
      [
        { text: "a:", isOpaque: false },
        { text: "${gitlab_project.web.id}", isOpaque: true },
        { text: "${gitlab_project.web.id}", isOpaque: true },
        { text: ":b", isOpaque: false },
      ],
    ],
  ])("%s", (_, text, expected) => {
    expect(opaquePieces(text)).toEqual(expected);
  });
});
