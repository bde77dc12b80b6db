import { describe, expect, test } from "@jest/globals";
import { explainTool } from "../../lib/mcp/explain";
import { explainJson } from "../../lib/report/explain-json";
import { explain } from "../../lib/review/explain";
import { Fields } from "../../lib/review/fields";
import { refusal } from "../review/refusal";
import { claims, MAIN, roleJson } from "../review/stacks";
import { withDesk } from "./desk-of";

const FILES = {
  "out/shop/cdk.tf.json": roleJson(MAIN),
  "out/pay/cdk.tf.json": roleJson("project_path:pay/api:*", "pay", "api"),
};
const given = (value: object) => new Fields(value, "arguments");
const PUSH = { id: "push", claims: claims() };
const FORK = {
  id: "fork",
  claims: claims({ sub: "project_path:eve/web:ref_type:branch:ref:main" }),
};

describe("the tool explain", () => {
  test("answers as the command does", () =>
    withDesk(FILES, (desk) => {
      const { stacks } = desk.read(desk.folders);
      const { decisions } = explain(stacks, [PUSH, FORK]);
      const answer = explainTool.answer(given({ tokens: [PUSH, FORK] }), desk);
      expect(answer.json).toBe(explainJson(decisions));
      expect(decisions.map(({ token, identity, admitted }) => [token, identity, admitted])).toEqual(
        [
          ["push", "aws_iam_role.api", false],
          ["push", "aws_iam_role.web", true],
          ["fork", "aws_iam_role.api", false],
          ["fork", "aws_iam_role.web", false],
        ],
      );
    }));

  test("asks one identity alone", () =>
    withDesk(FILES, (desk) => {
      const { json } = explainTool.answer(
        given({ tokens: [PUSH], identity: "shop:aws_iam_role.web" }),
        desk,
      );
      expect(JSON.parse(json)).toEqual({
        schemaVersion: 1,
        decisions: [
          {
            token: "push",
            identity: "aws_iam_role.web",
            stack: "shop",
            admitted: true,
            reasons: [],
          },
        ],
      });
    }));

  test("keeps longest who admits, then the undecided, then the nearest", () =>
    withDesk(FILES, (desk) => {
      const rank = explainTool.answer(given({ tokens: [PUSH] }), desk).lists[0]?.rank;
      const shown = [{ admitted: true }, { admitted: null }, { admitted: false, nearest: true }];
      expect([...shown, { admitted: false }].map((decision) => rank?.(decision))).toEqual([
        0, 1, 2, 3,
      ]);
    }));

  test("says where there is nothing to ask", () =>
    withDesk({ "cdk.tf.json": { resource: { gitlab_group: { a: { path: "a" } } } } }, (desk) => {
      expect(explainTool.answer(given({ tokens: [PUSH] }), desk).notes).toEqual([
        "nothing in the input decides about tokens: there is no trust to ask",
      ]);
    }));

  const NONE =
    'ERR_USAGE: tokens are missing, none or too many; allowed: 1 to 100 of {"id": "...", "claims": {...}}';
  test.each([
    [{}, NONE],
    [{ tokens: [] }, NONE],
    [{ tokens: PUSH }, NONE],
    [{ tokens: Array<object>(101).fill(PUSH) }, NONE],
    [
      { tokens: ["push"] },
      'ERR_INPUT_SHAPE: a line is not an object; allowed: one {"id": "...", "claims": {...}} a line; at tokens:1',
    ],
    [
      { tokens: [PUSH, PUSH] },
      'ERR_INPUT_SHAPE: the id "push" is given twice; fix: line 1 has it already: give each token its own; at tokens:2',
    ],
  ])("refuses %#", (value, told) =>
    withDesk(FILES, (desk) => {
      expect(refusal(() => explainTool.answer(given(value), desk))).toBe(told);
    }),
  );
});
