import { expect, test } from "@jest/globals";
import { accessMap } from "../../../lib/report/access-map/model";
import { summaryOf } from "../../../lib/report/access-map/summary";
import { DIFF } from "../changes";
import { PATH, UNEXPLAINED } from "../paths";
import { identity } from "./world";

test("counts people, identities and what a reviewer must know", () => {
  const identities = [identity("deploy"), identity("alone")];
  expect(summaryOf(accessMap({ paths: [PATH, UNEXPLAINED], identities }))).toEqual([
    "1 directory group and 1 reached identity on 2 paths.",
    "! 1 path without a directory group.",
    "! 1 path without a bound on how long access lasts after it was taken away.",
    "1 identity that no path reaches.",
  ]);
});

test("the change comes first", () => {
  const map = accessMap({ paths: [PATH], identities: [identity("deploy")], diff: DIFF });
  expect(summaryOf(map)).toEqual([
    "Identities: 1 wider, 1 same-access; 1 path gained, no paths lost.",
    "1 directory group and 1 reached identity on 1 path.",
  ]);
  const still = { changes: [], paths: { gained: [], lost: [], changed: [] }, notes: [] };
  expect(summaryOf(accessMap({ paths: [], identities: [], diff: still }))).toEqual([
    "no paths gained, no paths lost.",
    "no directory groups and no reached identities on no paths.",
  ]);
});
