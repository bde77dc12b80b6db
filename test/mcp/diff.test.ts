import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import { diffTool } from "../../lib/mcp/diff";
import { diffJson } from "../../lib/report/diff-json";
import { diff } from "../../lib/review/diff/diff";
import { Fields } from "../../lib/review/fields";
import { inputOf } from "../../lib/review/input";
import { refusal } from "../review/refusal";
import { MAIN, roleJson } from "../review/stacks";
import { withDesk } from "./desk-of";

const FILES = {
  "old/shop/cdk.tf.json": roleJson(MAIN),
  "new/shop/cdk.tf.json": roleJson("project_path:shop/web:ref_type:branch:ref:*"),
};
const BOTH = ["DIR/new", "DIR/old"];
const given = (value: object) => new Fields(value, "arguments");
const kinds = (json: string) =>
  (JSON.parse(json) as { readonly changes: readonly { kind: string }[] }).changes.map(
    ({ kind }) => kind,
  );

describe("the tool diff", () => {
  test("answers as the command does; what holds the older version is not the newer", () =>
    withDesk(
      FILES,
      (desk, dir) => {
        const input = (side: string) => inputOf(desk.read([`${dir}/${side}`]).stacks);
        const expected = diffJson(diff(input("old"), input("new")));
        const base = `${dir}/old`;
        expect(diffTool.answer(given({ base }), desk).json).toBe(expected);
        expect(diffTool.answer(given({ base, path: `${dir}/new` }), desk).json).toBe(expected);
        expect(kinds(expected)).toEqual(["wider"]);
      },
      BOTH,
    ));

  test("compares a plan with what was there before it", () => {
    const file = path.join(__dirname, "../fixtures/terraform/plan-hcl-second.json");
    return withDesk({ "plan.json": readFileSync(file, "utf8") }, (desk) => {
      expect(kinds(diffTool.answer(given({}), desk).json)).toEqual(
        kinds(
          diffJson(
            diff(
              inputOf(desk.read(desk.folders).prior() ?? []),
              inputOf(desk.read(desk.folders).stacks),
            ),
          ),
        ),
      );
    });
  });

  test("tells what is production, and a mark that holds for nothing", () =>
    withDesk(
      FILES,
      (desk, dir) => {
        const asked = given({ base: `${dir}/old`, markProduction: ["web", "api"] });
        const { json, notes } = diffTool.answer(asked, desk);
        expect((JSON.parse(json) as { changes: unknown }).changes).toMatchObject([
          { kind: "wider", production: true },
        ]);
        expect(notes).toEqual(["api marks nothing of the input as production"]);
      },
      BOTH,
    ));

  test("keeps longest what is wider", () =>
    withDesk(
      FILES,
      (desk, dir) => {
        const { lists } = diffTool.answer(given({ base: `${dir}/old` }), desk);
        expect(lists.map(({ at }) => at.join("."))).toEqual([
          "notes",
          "changes",
          "paths.gained",
          "paths.changed",
          "paths.lost",
        ]);
        const ranks = ["unknown", "wider", "removed", "same-access"].map((kind) =>
          lists[1]?.rank?.({ kind }),
        );
        expect(ranks).toEqual([0, 0, 1, 2]);
      },
      BOTH,
    ));

  test("refuses where one side is missing", () =>
    withDesk(FILES, (desk, dir) => {
      expect(refusal(() => diffTool.answer(given({ base: `${dir}/old` }), desk))).toBe(
        `ERR_USAGE: there is no newer version beside base; given: ${dir}/old; fix: name the newer version with path`,
      );
      expect(refusal(() => diffTool.answer(given({ path: `${dir}/new` }), desk))).toBe(
        "ERR_USAGE: there is nothing to compare with; fix: name the older version with base; a plan alone is compared with what was there before it",
      );
      expect(
        refusal(() => diffTool.answer(given({ base: "/etc", path: `${dir}/new` }), desk)),
      ).toMatch(/^ERR_INPUT_UNREADABLE: the path is not inside of what may be read; given: \/etc;/);
    }));
});
