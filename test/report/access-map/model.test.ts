import { describe, expect, test } from "@jest/globals";
import { accessMap } from "../../../lib/report/access-map/model";
import { PATH } from "../paths";
import { changedCompany, company, identity } from "./world";

const OTHER = { ...PATH, group: "G-Others" };

describe("accessMap", () => {
  test("numbers nodes column by column, shared ones once", () => {
    const map = accessMap({ paths: [PATH, OTHER], identities: [identity("deploy")] });
    expect(map.rows.map(({ path, state, numbers }) => [path.group, state, numbers])).toEqual([
      ["G-Others", "same", [[0], [2], [3], [4], [5]]],
      ["G-Releasers", "same", [[1], [2], [3], [4], [5]]],
    ]);
    expect(map.numberOf(PATH)).toBe(4);
  });

  test("an identity that nobody reaches has a place of its own", () => {
    const alone = { stack: "shop", identity: "aws_iam_role.alone", identityName: "alone" };
    const { rows, numberOf } = accessMap({ paths: [PATH], identities: [identity("alone")] });
    expect(rows[0]?.numbers[3]).not.toEqual([numberOf(alone)]);
  });

  test("gained paths are added, lost ones removed, and both come first", () => {
    const diff = {
      changes: [],
      paths: { gained: [{ ...PATH }], lost: [OTHER], changed: [] },
      notes: [],
    };
    const third = { ...PATH, group: "G-Third" };
    const { rows } = accessMap({ paths: [third, PATH], identities: [], diff });
    expect(rows.map(({ path, state }) => [path.group, state])).toEqual([
      ["G-Releasers", "added"],
      ["G-Others", "removed"],
      ["G-Third", "same"],
    ]);
  });

  test("among equally changed paths those to production come first", () => {
    const other = { ...PATH, identityName: "a", identity: "aws_iam_role.a", production: false };
    const paths = [other, { ...PATH, production: true }];
    const names = (input: Parameters<typeof accessMap>[0]) =>
      accessMap(input).rows.map(({ path }) => path.identityName);
    expect(names({ paths, identities: [] })).toEqual(["deploy", "a"]);
    expect(names({ paths: [other, PATH], identities: [] })).toEqual(["a", "deploy"]);
    const diff = { changes: [], paths: { gained: [other], lost: [], changed: [] }, notes: [] };
    expect(names({ paths, identities: [], diff })).toEqual(["a", "deploy"]);
  });

  test("equal input gives an equal map, in whatever order the paths come", () => {
    const { paths, identities } = company(100);
    const shown = (input: Parameters<typeof accessMap>[0]) =>
      accessMap(input).rows.map(({ path, numbers }) => [path.message, numbers]);
    const backwards = { paths: [...paths].reverse(), identities };
    expect(shown(backwards)).toEqual(shown({ paths, identities }));
    expect(shown(changedCompany(100))).toEqual(shown(changedCompany(100)));
  });
});
