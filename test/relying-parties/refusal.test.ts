import { expect, jest, test } from "@jest/globals";
import { refusal } from "../../lib/relying-parties/refusal";
import type { Reason } from "../../lib/relying-parties";

const REASON: Reason = { code: "mismatch", claim: "ref", expected: '"main"', received: '"x"' };

test("reasons are worked out once, when they are asked for", () => {
  const work = jest.fn(() => [REASON]);
  const decision = refusal(false, work);
  expect(decision.admitted).toBe(false);
  expect(work).not.toHaveBeenCalled();
  expect(decision.reasons).toEqual([REASON]);
  expect({ ...decision }).toEqual({ admitted: false, reasons: [REASON] });
  expect(work).toHaveBeenCalledTimes(1);
});

test("what is not decided is no refusal", () => {
  expect(refusal(null, () => [])).toEqual({ admitted: null, reasons: [] });
});
