import { describe, expect, test } from "@jest/globals";
import { CHANGE_KINDS, type Diff } from "../../../lib/review/diff/change";
import { forbiddenOf, isForbidden, refuseUnmarked } from "../../../lib/review/diff/forbidden";
import { WIDER } from "../../report/changes";
import { PATH } from "../../report/paths";
import { refusal } from "../refusal";

const NONE: Diff = { changes: [], paths: { gained: [], lost: [], changed: [] }, notes: [] };
const PRODUCTION = { production: true } as const;
const WIDENED = { ...NONE, changes: [WIDER] };
const WIDENED_PRODUCTION = { ...NONE, changes: [{ ...WIDER, ...PRODUCTION }] };
const GAINED = { ...NONE, paths: { gained: [PATH], lost: [], changed: [] } };
const GAINED_PRODUCTION = {
  ...NONE,
  paths: { gained: [{ ...PATH, ...PRODUCTION }], lost: [], changed: [] },
};
const LOST = { ...NONE, paths: { gained: [], lost: [{ ...PATH, ...PRODUCTION }], changed: [] } };

describe("what is forbidden", () => {
  test.each<[string, Diff, boolean]>([
    ["wider", WIDENED, true],
    ["added", WIDENED, false],
    ["wider", NONE, false],
    ["production:wider", WIDENED, false],
    ["production:wider", WIDENED_PRODUCTION, true],
    ["wider", WIDENED_PRODUCTION, true],
    ["production:added", WIDENED_PRODUCTION, false],
    ["path-gained", GAINED, true],
    ["path-gained", LOST, false],
    ["path-gained", WIDENED, false],
    ["production:path-gained", GAINED, false],
    ["production:path-gained", GAINED_PRODUCTION, true],
  ])("%s of %#: %p", (text, diff, expected) => {
    expect(isForbidden(diff, [forbiddenOf(text)])).toBe(expected);
  });

  test("any of several, and none where nothing is", () => {
    expect(isForbidden(WIDENED, [forbiddenOf("added"), forbiddenOf("wider")])).toBe(true);
    expect(isForbidden(WIDENED, [])).toBe(false);
  });

  test.each([
    ["wide", "given: wide"],
    ["production:", "given: "],
    ["production:production:wider", "given: production:wider"],
  ])("refuses %s", (text, given) => {
    const allowed = [...CHANGE_KINDS, "path-gained"].join(", ");
    expect(refusal(() => forbiddenOf(text))).toMatch(
      `ERR_USAGE: --forbid is not a kind of change; ${given}; allowed: ${allowed}`,
    );
  });

  test("for production alone needs to know what production is", () => {
    const forbidden = [forbiddenOf("wider"), forbiddenOf("production:added")];
    expect(() => refuseUnmarked(forbidden, true)).not.toThrow();
    expect(() => refuseUnmarked([forbiddenOf("wider")], false)).not.toThrow();
    expect(refusal(() => refuseUnmarked(forbidden, false))).toBe(
      "ERR_USAGE: nothing is marked as production; given: --forbid production:added; fix: mark it with --mark-production, or in the program's FederationStack",
    );
  });
});
