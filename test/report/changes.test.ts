import { expect, test } from "@jest/globals";
import { kindCounts, pathCounts, productionVerdict, widestFirst } from "../../lib/report/changes";
import { CHANGE_KINDS } from "../../lib/review/diff/change";
import { DIFF, EASED, WIDER } from "./changes";
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
      paths: {
        gained: [PATH, { ...PATH, production }],
        lost: [{ ...PATH, production }],
        changed: [EASED],
      },
      notes: [],
    }),
  ).toBe("in production: 1 wider, 1 path gained, 1 path lost");
});

test("paths are counted, what none of them did left out", () => {
  const { changed } = DIFF.paths;
  expect(pathCounts({ gained: [PATH], lost: [PATH, PATH], changed })).toEqual([
    "1 path gained",
    "2 paths lost",
    "1 path changed",
  ]);
  expect(pathCounts({ gained: [], lost: [], changed: [] })).toEqual([]);
});
