import { expect, test } from "@jest/globals";
import { opaque } from "../../../lib/core";
import {
  isNamed,
  knownName,
  literalName,
  nameOf,
} from "../../../lib/relying-parties/kubernetes/name";
import { decodeTemplate, UNKNOWN, type Value } from "../../../lib/terraform";

const ID = "gitlab:project:${gitlab_project.web.id}";

test.each<[string, Value | undefined, unknown]>([
  [
    "text",
    "gitlab:a",
    { text: "gitlab:a", pieces: ["gitlab:a"], isFixed: true, shown: "gitlab:a" },
  ],
  [
    "an id",
    decodeTemplate(ID),
    {
      text: `gitlab:project:${opaque("${gitlab_project.web.id}")}`,
      pieces: ["gitlab:project:", ""],
      isFixed: true,
      shown: ID,
    },
  ],
  [
    "another reference",
    decodeTemplate("${var.group}:x"),
    {
      text: `${opaque("${var.group}")}:x`,
      pieces: ["", ":x"],
      isFixed: false,
      shown: "${var.group}:x",
    },
  ],
  ["a number", 5, undefined],
  ["nothing", undefined, undefined],
])("%s", (_name, value, expected) => {
  expect(nameOf(value)).toEqual(expected);
});

test("a name that is wholly known is its text", () => {
  expect(literalName(knownName("a"))).toBe("a");
  expect(literalName({ ...knownName(""), pieces: ["", ""] })).toBeUndefined();
  expect(nameOf(UNKNOWN)?.isFixed).toBe(false);
});

test.each([
  [["main"], "main", true],
  [["main"], "Main", false],
  [["gitlab:", ""], "gitlab:20", null],
  [["gitlab:", ""], "gitlab", false],
  [["gitlab:", ":live"], "gitlab:20:live", null],
  [["gitlab:", ":live"], "gitlab:live", false],
  [["a", "b", "c"], "a-b-c", null],
  [["a", "b", "c"], "a-c-c", false],
  [["a", "cc", "c"], "accc", null],
  [["a", "cc", "c"], "acc", false],
])("%j against %j: %j", (pieces, text, expected) => {
  expect(isNamed({ text: "", pieces, isFixed: true, shown: "" }, text)).toBe(expected);
});
