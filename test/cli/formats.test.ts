import { describe, expect, test } from "@jest/globals";
import * as fs from "node:fs";
import * as path from "node:path";
import { reportsOf, writeReports } from "../../lib/cli/formats";
import { refusal } from "../review/refusal";
import { folderWith } from "./world";

const FORMATS = ["text", "json"] as const;
const AS = { text: () => "as text", json: () => "as json" };
const reports = (...given: string[]) => reportsOf(given, FORMATS, "text");

describe("reportsOf", () => {
  test.each([
    [[], [{ format: "text", file: undefined }]],
    [["json"], [{ format: "json", file: undefined }]],
    [
      ["text", "json=a=b.json"],
      [
        { format: "text", file: undefined },
        { format: "json", file: "a=b.json" },
      ],
    ],
  ])("reads %j", (given, expected) => {
    expect(reports(...given)).toEqual(expected);
  });

  test.each([
    [
      ["jsn"],
      "ERR_USAGE: --format is not understood; given: jsn; allowed: text, json, each also as FORM=FILE; fix: did you mean json?",
    ],
    [
      ["xml"],
      "ERR_USAGE: --format is not understood; given: xml; allowed: text, json, each also as FORM=FILE",
    ],
    [
      ["json="],
      "ERR_USAGE: --format is not understood; given: json=; allowed: text, json, each also as FORM=FILE",
    ],
    [
      ["text", "json"],
      "ERR_USAGE: two forms cannot both go to standard output; given: --format text --format json; fix: send all but one to a file: --format json=report.json",
    ],
    [["text=a", "json=a"], "ERR_USAGE: two forms cannot go to one file; given: a"],
  ])("fails for %j", (given, message) => {
    expect(refusal(() => reports(...given))).toBe(message);
  });
});

describe("writeReports", () => {
  test("writes to standard output and to files", () => {
    const folder = folderWith({});
    const file = path.join(folder, "r.json");
    const out: string[] = [];
    writeReports(reports("text", `json=${file}`), AS, {
      stdout: { write: (text) => out.push(text) },
    });
    expect(out).toEqual(["as text"]);
    expect(fs.readFileSync(file, "utf8")).toBe("as json");
    fs.rmSync(folder, { recursive: true });
  });

  test("fails where the file cannot be written", () => {
    const folder = folderWith({});
    const file = path.join(folder, "gone", "r.json");
    const write = () =>
      writeReports(reports("text", `json=${file}`), AS, { stdout: { write: () => true } });
    expect(refusal(write)).toBe(`ERR_OUTPUT: a report cannot be written (ENOENT); at ${file}`);
    fs.rmSync(folder, { recursive: true });
  });
});
