import { describe, expect, test } from "@jest/globals";
import { whoTool } from "../../lib/mcp/who";
import { whoJson } from "../../lib/report/who-json";
import { Fields } from "../../lib/review/fields";
import { inputOf } from "../../lib/review/input";
import { who } from "../../lib/review/who";
import { refusal } from "../review/refusal";
import { MAIN, roleJson } from "../review/stacks";
import { withDesk } from "./desk-of";

const FILES = {
  "out/shop/cdk.tf.json": roleJson(MAIN),
  "out/pay/cdk.tf.json": roleJson("project_path:pay/api:ref_type:branch:ref:main", "pay", "api"),
};
const given = (value: object) => new Fields(value, "arguments");
const identities = (json: string) =>
  (JSON.parse(json) as { readonly paths: readonly { identity: string }[] }).paths.map(
    ({ identity }) => identity,
  );

describe("the tool who", () => {
  test("answers as the command does", () =>
    withDesk(FILES, (desk) => {
      const expected = whoJson(who(inputOf(desk.read(desk.folders).stacks)), []);
      expect(whoTool.answer(given({}), desk)).toEqual({
        json: expected,
        lists: [{ at: ["unreached"] }, { at: ["paths"] }],
        notes: [],
      });
      expect(identities(expected)).toEqual(["aws_iam_role.api", "aws_iam_role.web"]);
    }));

  test("for one identity, or one stack", () =>
    withDesk(FILES, (desk, dir) => {
      expect(identities(whoTool.answer(given({ reach: "web" }), desk).json)).toEqual([
        "aws_iam_role.web",
      ]);
      expect(identities(whoTool.answer(given({ path: `${dir}/out/pay` }), desk).json)).toEqual([
        "aws_iam_role.api",
      ]);
    }));

  test("gives the rest of an answer that was cut", () =>
    withDesk(FILES, (desk) => {
      expect(identities(whoTool.answer(given({ skip: 1 }), desk).json)).toEqual([
        "aws_iam_role.web",
      ]);
    }));

  test("to production", () =>
    withDesk(FILES, (desk) => {
      const asked = given({ production: true, markProduction: ["api", "tag:a=b"] });
      const { json, notes } = whoTool.answer(asked, desk);
      expect(identities(json)).toEqual(["aws_iam_role.api"]);
      expect(notes).toEqual(["tag:a=b marks nothing of the input as production"]);
    }));

  test.each([
    [{ production: true }, /^ERR_USAGE: nothing is marked as production/],
    [{ production: "yes" }, /^ERR_INPUT_SHAPE: production must be true or missing/],
    [{ markProduction: "api" }, /^ERR_USAGE: markProduction is not understood; given: a string/],
    [{ markProduction: ["tier:x"] }, /^ERR_USAGE: markProduction is no tier; given: x/],
    [{ reach: "wbe" }, /^ERR_USAGE: .*did you mean web\?$/],
    [{ group: "G-Nobody" }, /^ERR_USAGE: group names no directory group; given: G-Nobody/],
    [{ reach: 1 }, /^ERR_INPUT_SHAPE: reach must be text; given: a number; at arguments$/],
    [{ to: "web" }, /^ERR_INPUT_SHAPE: "to" is not known here/],
  ])("refuses %j", (value, told) =>
    withDesk(FILES, (desk) => {
      expect(refusal(() => whoTool.answer(given(value), desk))).toMatch(told);
    }),
  );
});
