import { expect, test } from "@jest/globals";
import type { Expectation } from "../../../lib/review/expectations/expectation";
import { judgeExpectations } from "../../../lib/review/expectations/judge";
import { exactly, MAIN, version } from "../diff/versions";

test("one result for each expectation, in order, and none passes for what is not there", () => {
  const expectations: readonly Expectation[] = [
    { name: "a", kind: "only", identity: "deploy", groups: [] },
    { name: "b", kind: "group", group: "Developers", identity: "deploy", reaches: false },
    {
      name: "c",
      kind: "job",
      asking: { job: { ref: "x" } },
      identity: "deploy",
      becomes: false,
    },
    { name: "d", kind: "only", identity: "gone", groups: [] },
  ];
  const results = judgeExpectations(version({ deploy: exactly(MAIN) }), expectations);
  expect(results.map(({ name, passed }) => [name, passed])).toEqual([
    ["a", false],
    ["b", true],
    ["c", true],
    ["d", false],
  ]);
  expect(results[3]?.message).toBe("the input has no identity gone");
});
