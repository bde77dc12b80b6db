import { describe, expect, test } from "@jest/globals";
import { bounded } from "../../lib/mcp/bounded";

// Each item takes three characters, and one that parts it from the next.
const answer = { v: 1, a: ["1", "2", "3"], in: { b: ["4", "5"], c: 0 } };
const A = { at: ["a"] };
const B = { at: ["in", "b"] };

describe("bounded", () => {
  test("leaves alone what fits", () => {
    expect(bounded(answer, [A, B], 20)).toEqual({ answer, cut: [] });
  });

  test("cuts the last list first, from its end", () => {
    expect(bounded(answer, [A, B], 19)).toEqual({
      answer: { v: 1, a: ["1", "2", "3"], in: { b: ["4"], c: 0 } },
      cut: [{ list: "in.b", shown: 1, total: 2 }],
    });
    expect(bounded(answer, [B, A], 11)).toEqual({
      answer: { v: 1, a: [], in: { b: ["4", "5"], c: 0 } },
      cut: [{ list: "a", shown: 0, total: 3 }],
    });
  });

  test("cuts the least urgent first, and keeps the order", () => {
    const rank = (item: unknown) => (item === "2" ? 1 : 0);
    expect(bounded(answer, [{ ...A, rank }], 8)).toEqual({
      answer: { ...answer, a: ["1", "3"] },
      cut: [{ list: "a", shown: 2, total: 3 }],
    });
  });

  test("leaves no gap: nothing that comes later is shown in the place of what was cut", () => {
    expect(bounded({ a: ["1", "x".repeat(10), "3"] }, [A], 15)).toEqual({
      answer: { a: ["1"] },
      cut: [{ list: "a", shown: 1, total: 3 }],
    });
  });

  test("one item that is too large does not hide the others", () => {
    expect(bounded({ a: ["x".repeat(50), "2"] }, [A], 10)).toEqual({
      answer: { a: ["2"] },
      cut: [{ list: "a", shown: 1, total: 2 }],
    });
  });

  test("a list that is not there is none", () => {
    expect(bounded(answer, [{ at: ["z", "y"] }], 0)).toEqual({ answer, cut: [] });
  });
});
