import { afterEach, describe, expect, test } from "@jest/globals";
import * as fs from "node:fs";
import * as path from "node:path";
import { readSources } from "../../lib/cli/files";
import { refusal } from "../review/refusal";
import { type Files, folderWith } from "./world";

let folders: string[] = [];
const create = (files: Files): string => {
  const folder = folderWith(files);
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders) {
    if (fs.existsSync(path.join(folder, "closed")))
      fs.chmodSync(path.join(folder, "closed"), 0o755);
    fs.rmSync(folder, { recursive: true, force: true });
  }
  folders = [];
});

const paths = (...roots: string[]) => readSources(roots).map(({ path: inner }) => inner);

describe("readSources", () => {
  test("reads JSON and YAML below a folder, in order, and lists native syntax", () => {
    const folder = create({
      "b/cdk.tf.json": "{}",
      "a.json": "[]",
      "rbac.yaml": "x",
      "ci.yml": "y",
      "main.tf": "never read",
      "readme.md": "z",
    });
    expect(readSources([folder])).toEqual([
      { root: folder, path: "a.json", text: "[]" },
      { root: folder, path: "b/cdk.tf.json", text: "{}" },
      { root: folder, path: "ci.yml", text: "y" },
      { root: folder, path: "main.tf", text: "" },
      { root: folder, path: "rbac.yaml", text: "x" },
    ]);
  });

  test("refuses a file that may not be read, by its real path", () => {
    const folder = create({ "in/a.json": "{}", "out/b.json": "[]" });
    fs.symlinkSync(path.join(folder, "out/b.json"), path.join(folder, "in/link.json"));
    const mayRead = (real: string) => real.startsWith(`${folder}/in/`);
    expect(readSources([`${folder}/in/a.json`], mayRead)).toHaveLength(1);
    expect(refusal(() => readSources([`${folder}/in`], mayRead))).toBe(
      `ERR_INPUT_UNREADABLE: a link leads out of what may be read; fix: put the file itself in the place of the link; at ${folder}/in/link.json`,
    );
  });

  test("leaves out folders of tools", () => {
    const folder = create({
      ".git/a.json": "{}",
      "stack/.terraform/a.tf.json": "{}",
      "node_modules/x/package.json": "{}",
      "stack/cdk.tf.json": "{}",
    });
    expect(paths(folder)).toEqual(["stack/cdk.tf.json"]);
  });

  test("reads a named file of any name, with the side file beside it", () => {
    const folder = create({ "plan.out": "{}", "federation.json": "{}", "other.json": "{}" });
    const file = path.join(folder, "plan.out");
    expect(readSources([file])).toEqual([
      { root: file, path: "", text: "{}" },
      { root: path.join(folder, "federation.json"), path: "", text: "{}" },
    ]);
  });

  test("reads each file once, however often it is named", () => {
    const folder = create({ "a.json": "{}" });
    expect(paths(folder, `${folder}/`, path.join(folder, "a.json"))).toEqual(["a.json"]);
  });

  test("follows links to files and not to folders", () => {
    const folder = create({ "real/a.json": "{}" });
    fs.symlinkSync(path.join(folder, "real", "a.json"), path.join(folder, "link.json"));
    fs.symlinkSync(folder, path.join(folder, "real", "loop"));
    expect(paths(folder)).toEqual(["link.json"]);
  });

  const deep = `${"d/".repeat(33)}a.json`;

  test.each([
    [
      "a missing path",
      {},
      "gone",
      "ERR_INPUT_UNREADABLE: there is no such file or folder; at DIR/gone",
    ],
    [
      "a path below a file",
      { a: "" },
      "a/b",
      "ERR_INPUT_UNREADABLE: a part of its path is a file; at DIR/a/b",
    ],
    [
      "a folder that is too deep",
      { [deep]: "{}" },
      "",
      `ERR_INPUT_UNREADABLE: the folder is more than 32 levels deep; fix: name a folder further down; at DIR/${"d/".repeat(33).slice(0, -1)}`,
    ],
    [
      "a file that is not UTF-8",
      { "a.json": new Uint8Array([0xff, 0xfe, 0x7b]) },
      "",
      "ERR_INPUT_SHAPE: the file is not text in UTF-8; fix: convert it; PowerShell's > writes UTF-16; at DIR/a.json",
    ],
  ] as const)("fails for %s", (_case, files, name, message) => {
    const folder = create(files);
    const root = name === "" ? folder : path.join(folder, name);
    expect(refusal(() => readSources([root])).replaceAll(folder, "DIR")).toBe(message);
  });

  test("fails for a link that leads nowhere", () => {
    const folder = create({});
    fs.symlinkSync("gone", path.join(folder, "plan.json"));
    expect(refusal(() => readSources([folder]))).toBe(
      `ERR_INPUT_UNREADABLE: there is no such file or folder; at ${path.join(folder, "plan.json")}`,
    );
  });

  test("fails for a folder that may not be read", () => {
    const folder = create({ "closed/a.json": "{}" });
    fs.chmodSync(folder, 0o755);
    fs.chmodSync(path.join(folder, "closed"), 0);
    expect(refusal(() => asNobody(() => readSources([folder])))).toBe(
      `ERR_INPUT_UNREADABLE: it may not be read by this user; at ${folder}/closed`,
    );
  });
});

/** Root may read everything: for it the action runs as another user. */
function asNobody<T>(action: () => T): T {
  if (process.geteuid?.() !== 0) return action();
  process.seteuid?.(65534);
  try {
    return action();
  } finally {
    process.seteuid?.(0);
  }
}
