import { describe, expect, test } from "@jest/globals";
import * as fs from "node:fs";
import * as path from "node:path";
import type { Desk } from "../../lib/mcp/tool";
import { refusal } from "../review/refusal";
import { MAIN, roleJson } from "../review/stacks";
import { withDesk } from "./desk-of";

const FILES = {
  "out/shop/cdk.tf.json": roleJson(MAIN),
  "out/pay/cdk.tf.json": roleJson(MAIN, "pay"),
  "secret/cdk.tf.json": roleJson(MAIN, "secret"),
};
const names = (desk: Desk, ...paths: string[]) => desk.read(paths).stacks.map(({ name }) => name);
const OUTSIDE = /^ERR_INPUT_UNREADABLE: the path is not inside of what may be read; given: /;

describe("a desk", () => {
  test("reads what is served, and a path inside of it", () =>
    withDesk(
      FILES,
      (desk, dir) => {
        expect(names(desk, ...desk.folders)).toEqual(["pay", "shop"]);
        expect(names(desk, `${dir}/out/shop`)).toEqual(["shop"]);
        expect(names(desk, `${dir}/out/shop/cdk.tf.json`)).toEqual(["shop"]);
      },
      ["DIR/out"],
    ));

  test.each(["secret", "out/../secret", "out/../gone", ".", "output"])(
    "refuses %s, whether or not it is there",
    (asked) =>
      withDesk(
        FILES,
        (desk, dir) => {
          expect(refusal(() => desk.read([`${dir}/${asked}`]))).toMatch(OUTSIDE);
        },
        ["DIR/out"],
      ),
  );

  test("refuses a link to a folder outside, named or found", () =>
    withDesk(
      FILES,
      (desk, dir) => {
        fs.symlinkSync(path.join(dir, "secret"), path.join(dir, "out/door"));
        for (const asked of ["door", "door/cdk.tf.json", "door/gone"])
          expect(refusal(() => desk.read([`${dir}/out/${asked}`]))).toMatch(OUTSIDE);
        expect(refusal(() => desk.read([`${dir}/out/gone`]))).toBe(
          `ERR_INPUT_UNREADABLE: there is no such file or folder; at ${dir}/out/gone`,
        );
        expect(names(desk, `${dir}/out`)).toEqual(["pay", "shop"]);
      },
      ["DIR/out"],
    ));

  test("refuses a link to a file outside, named or found", () =>
    withDesk(
      FILES,
      (desk, dir) => {
        const link = path.join(dir, "out/pay/door.tf.json");
        fs.symlinkSync(path.join(dir, "secret/cdk.tf.json"), link);
        expect(refusal(() => desk.read([link]))).toMatch(OUTSIDE);
        expect(refusal(() => desk.read([`${dir}/out`]))).toBe(
          `ERR_INPUT_UNREADABLE: a link leads out of what may be read; fix: put the file itself in the place of the link; at ${link}`,
        );
      },
      ["DIR/out"],
    ));

  test("follows a link that stays inside, and one that is served itself", () =>
    withDesk(
      FILES,
      (desk, dir) => {
        fs.symlinkSync(path.join(dir, "out"), path.join(dir, "latest"));
        fs.symlinkSync(path.join(dir, "out/shop"), path.join(dir, "out/same"));
        expect(names(desk, `${dir}/latest/same`)).toEqual(["shop"]);
      },
      ["DIR/latest"],
    ));

  test("a file is served with its side file and without its neighbours", () =>
    withDesk(
      { ...FILES, "out/shop/federation.json": { schemaVersion: 1 } },
      (desk, dir) => {
        expect([...desk.read(desk.folders).sides.keys()]).toEqual(["shop"]);
        expect(refusal(() => desk.read([`${dir}/out/shop`]))).toMatch(OUTSIDE);
      },
      ["DIR/out/shop/cdk.tf.json"],
    ));

  test("sees a new synth, also where there was none", () =>
    withDesk(
      FILES,
      (desk, dir) => {
        expect(refusal(() => desk.read(desk.folders))).toBe(
          `ERR_INPUT_UNREADABLE: there is no such file or folder; at ${dir}/later`,
        );
        fs.renameSync(path.join(dir, "out/pay"), path.join(dir, "later"));
        expect(names(desk, ...desk.folders)).toEqual(["pay"]);
      },
      ["DIR/later"],
    ));
});
