import { expect, test } from "@jest/globals";
import { kindCounts, widestFirst } from "../../lib/report/changes";
import { CHANGE_KINDS } from "../../lib/review/diff/change";
import { WIDER } from "./changes";

const all = CHANGE_KINDS.map((kind) => ({ ...WIDER, kind }));

test("what is not known or widens access comes first, and nothing is left out", () => {
  expect(widestFirst(all).map(({ kind }) => kind)).toEqual([
    "unknown",
    "wider",
    "incomparable",
    "added",
    "removed",
    "narrower",
    "same-access",
  ]);
});

test("within a kind the order stays", () => {
  const [one, two] = ["one", "two"].map((identity) => ({ ...WIDER, identity }));
  expect(widestFirst([two!, one!])).toEqual([two, one]);
});

test("kinds are counted, those without a change left out", () => {
  expect(kindCounts([WIDER, { ...WIDER, kind: "added" }, WIDER])).toEqual(["1 added", "2 wider"]);
  expect(kindCounts([])).toEqual([]);
});
