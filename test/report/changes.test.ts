import { expect, test } from "@jest/globals";
import { kindCounts, productionVerdict, widestFirst } from "../../lib/report/changes";
import { CHANGE_KINDS } from "../../lib/review/diff/change";
import { DIFF, WIDER } from "./changes";
import { PATH } from "./paths";

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

test("within a kind production comes first", () => {
  const [one, two] = [WIDER, { ...WIDER, production: true }];
  const added = { ...WIDER, kind: "added", production: true } as const;
  expect(widestFirst([added, one, two])).toEqual([two, one, added]);
});

test("what concerns production is counted apart", () => {
  const production = true;
  expect(productionVerdict(DIFF)).toBe("");
  expect(
    productionVerdict({
      changes: [WIDER, { ...WIDER, production }, { ...WIDER, production: false }],
      paths: { gained: [PATH, { ...PATH, production }], lost: [{ ...PATH, production }] },
      notes: [],
    }),
  ).toBe("in production: 1 wider, 1 path gained, 1 path lost");
});
