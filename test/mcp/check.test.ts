import { describe, expect, test } from "@jest/globals";
import { checkTool } from "../../lib/mcp/check";
import { checkJson } from "../../lib/report/check-json";
import { check } from "../../lib/review/check";
import { Fields } from "../../lib/review/fields";
import { refusal } from "../review/refusal";
import { MAIN, roleJson } from "../review/stacks";
import { withDesk } from "./desk-of";

const FILES = {
  "out/shop/cdk.tf.json": roleJson("project_path:shop/web:*"),
  "out/pay/cdk.tf.json": roleJson(MAIN, "pay"),
};
const given = (value: object) => new Fields(value, "arguments");
const findings = (json: string) =>
  (JSON.parse(json) as { readonly findings: readonly { stack: string; severity: string }[] })
    .findings;

describe("the tool check", () => {
  test("answers as the command does", () =>
    withDesk(FILES, (desk) => {
      const { stacks, sides, files } = desk.read(desk.folders);
      const expected = checkJson(check(stacks, { today: "2026-11-30", sides, files }));
      const answer = checkTool.answer(given({}), desk);
      expect(answer).toEqual({ json: expected, lists: [{ at: ["findings"] }], notes: [] });
      expect(findings(expected)[0]).toMatchObject({ stack: "shop", severity: "error" });
    }));

  test("of one stack, from a severity on", () =>
    withDesk(FILES, (desk, dir) => {
      const all = findings(checkTool.answer(given({ path: `${dir}/out/pay` }), desk).json);
      expect([...new Set(all.map(({ stack }) => stack))]).toEqual(["pay"]);
      const errors = findings(checkTool.answer(given({ severity: "error" }), desk).json);
      expect([...new Set(errors.map(({ severity }) => severity))]).toEqual(["error"]);
    }));

  test("gives the rest of an answer that was cut", () =>
    withDesk(FILES, (desk) => {
      const all = findings(checkTool.answer(given({}), desk).json);
      const rest = findings(checkTool.answer(given({ skip: 1 }), desk).json);
      expect(rest).toEqual(all.slice(1));
      expect(rest.length).toBeGreaterThan(0);
    }));

  test("says where there is nothing to judge", () =>
    withDesk({ "cdk.tf.json": { resource: { gitlab_group: { a: { path: "a" } } } } }, (desk) => {
      expect(checkTool.answer(given({}), desk).notes).toEqual([
        "nothing in the input decides about tokens: there is no trust to judge",
      ]);
    }));

  test.each([
    [
      { severity: "eror" },
      "ERR_USAGE: severity is not a severity; given: eror; allowed: error, warning, info; fix: did you mean error?",
    ],
    [
      { pth: "out" },
      'ERR_INPUT_SHAPE: "pth" is not known here; allowed: path, severity, skip, assume, subjectTemplates; fix: did you mean path?; at arguments',
    ],
  ])("refuses %j", (value, told) =>
    withDesk(FILES, (desk) => {
      expect(refusal(() => checkTool.answer(given(value), desk))).toBe(told);
    }),
  );
});
