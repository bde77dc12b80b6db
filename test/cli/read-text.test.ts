import { afterAll, describe, expect, test } from "@jest/globals";
import * as fs from "node:fs";
import * as path from "node:path";
import { readText, unreadable } from "../../lib/cli/read-text";
import { refusal } from "../review/refusal";
import { folderWith } from "./world";

const folder = folderWith({
  "a.json": '\uFEFF{"ü":1}',
  "utf16.json": Buffer.from("\uFEFF{}", "utf16le"),
});
const at = (name: string) => path.join(folder, name);
afterAll(() => fs.rmSync(folder, { recursive: true }));

describe("readText", () => {
  test("gives the text with its byte order mark", () => {
    expect(readText(at("a.json"))).toBe('\uFEFF{"ü":1}');
  });

  test.each([
    [
      "UTF-16",
      "utf16.json",
      "ERR_INPUT_SHAPE: the file is not text in UTF-8; fix: convert it; PowerShell's > writes UTF-16",
    ],
    ["a missing file", "gone.json", "ERR_INPUT_UNREADABLE: there is no such file or folder"],
    ["a folder", ".", "ERR_INPUT_UNREADABLE: it is a folder where a file is expected"],
    ["a file below a file", "a.json/x", "ERR_INPUT_UNREADABLE: a part of its path is a file"],
  ])("fails for %s", (_case, name, message) => {
    expect(refusal(() => readText(at(name)))).toBe(`${message}; at ${at(name)}`);
  });

  test("fails for a file above the limit", () => {
    fs.writeFileSync(at("large.json"), "");
    fs.truncateSync(at("large.json"), 256 * 1024 * 1024 + 1);
    expect(refusal(() => readText(at("large.json")))).toBe(
      `ERR_INPUT_UNREADABLE: the file is too large; given: 257 MB; allowed: 256 MB; at ${at("large.json")}`,
    );
  });
});

test.each([
  [Object.assign(new Error(), { code: "EACCES" }), "it may not be read by this user"],
  [Object.assign(new Error(), { code: "EIO" }), "it cannot be read (EIO)"],
  [Object.assign(new Error(), { code: "toString" }), "it cannot be read (toString)"],
  ["odd", "it cannot be read (unknown cause)"],
])("tells what %s means", (error, problem) => {
  expect(unreadable(error, "x").message).toBe(`${problem}; at x`);
});
