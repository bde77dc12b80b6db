import { expect, test } from "@jest/globals";
import type { AccessPath } from "../../lib/access";
import { pathDifferences } from "../../lib/report/path-differences";
import { PATH } from "./paths";

const path = (parts: Partial<AccessPath>): AccessPath => ({ ...PATH, ...parts });
const life = (seconds: number | null) => path({ revocation: { seconds, because: [] } });

test.each<[string, AccessPath, AccessPath, readonly string[]]>([
  [
    "approvals",
    path({ approvals: ["a", "b"] }),
    path({ approvals: ["b", "c"] }),
    ["stands no longer in the way: a", "stands in the way now: c"],
  ],
  [
    "resources",
    path({ resources: ["read x"] }),
    path({ resources: ["write x"] }),
    ["may now write x", "may no longer read x"],
  ],
  [
    "a longer life",
    life(60),
    life(120),
    ["lasts longer after it was taken away: 2 minutes, was 1 minute"],
  ],
  [
    "a shorter life",
    life(null),
    life(60),
    ["lasts shorter after it was taken away: 1 minute, was no bound"],
  ],
  [
    "no bound",
    life(60),
    life(null),
    ["lasts longer after it was taken away: no bound, was 1 minute"],
  ],
  [
    "tokens and keys",
    path({ bearers: ["x.a", "x.b"] }),
    path({ bearers: ["x.b", "x.c"] }),
    ["now also for whoever holds x.c", "no longer for whoever holds x.a"],
  ],
  ["nothing", PATH, PATH, []],
  ["an order", path({ approvals: ["a", "b"] }), path({ approvals: ["b", "a"] }), []],
])("%s", (_what, before, after, expected) => {
  expect(pathDifferences({ before, after })).toEqual(expected);
});

test("what opens a path comes before what closes it", () => {
  const before = path({ approvals: ["a"], resources: ["read x"] });
  const after = path({ approvals: ["b"], resources: ["write x"] });
  expect(pathDifferences({ before, after })).toEqual([
    "stands no longer in the way: a",
    "may now write x",
    "stands in the way now: b",
    "may no longer read x",
  ]);
});
