import { expect, test } from "@jest/globals";
import { accessMap, type AccessMapInput } from "../../../lib/report/access-map/model";
import { summaryOf } from "../../../lib/report/access-map/summary";
import { DIFF, WIDER } from "../changes";
import { PATH, UNEXPLAINED } from "../paths";
import { identity } from "./world";

test("counts people, identities and what a reviewer must know", () => {
  const identities = [identity("deploy"), identity("alone")];
  expect(summaryOf(accessMap({ paths: [PATH, UNEXPLAINED], identities }))).toEqual([
    "Nothing is marked as production: mark it with --mark-production or in the stack.",
    "1 directory group and 1 reached identity on 2 paths.",
    "! 1 path without a directory group.",
    "! 1 path without a bound on how long access lasts after it was taken away.",
    "1 identity that no path reaches.",
  ]);
});

test("the change comes first", () => {
  const map = accessMap({ paths: [PATH], identities: [identity("deploy")], diff: DIFF });
  expect(summaryOf(map)).toEqual([
    "Nothing is marked as production: mark it with --mark-production or in the stack.",
    "Identities: 1 wider, 1 same-access; 1 path gained, no paths lost, 1 path changed.",
    "1 directory group and 1 reached identity on 1 path.",
  ]);
  const still = {
    changes: [],
    paths: { gained: [], lost: [], changed: [] },
    notes: [],
  };
  expect(summaryOf(accessMap({ paths: [], identities: [], diff: still }))).toEqual([
    "Nothing is marked as production: mark it with --mark-production or in the stack.",
    "no paths gained, no paths lost.",
    "no directory groups and no reached identities on no paths.",
  ]);
});

test("who reaches production comes first", () => {
  const identities = [
    { ...identity("deploy"), production: true },
    { ...identity("alone"), production: true },
    { ...identity("plan"), production: false },
  ];
  const plan = { ...PATH, identity: "aws_iam_role.plan", identityName: "plan", production: false };
  const paths = [{ ...PATH, production: true }, { ...UNEXPLAINED, production: true }, plan];
  const first = (input: AccessMapInput) => summaryOf(accessMap(input)).slice(0, 2);
  const bare =
    "Production: 2 identities, reached by 1 directory group on 2 paths; 1 path without a directory group.";
  expect(first({ paths, identities })[0]).toBe(bare);
  expect(first({ paths: [plan], identities })[0]).toBe(
    "Production: 2 identities, reached by no directory groups on no paths.",
  );
  const still = { changes: [WIDER], paths: { gained: [], lost: [], changed: [] }, notes: [] };
  expect(first({ paths, identities, diff: still })).toEqual([
    bare,
    "Nothing changed in production.",
  ]);
  const diff = {
    changes: [{ ...WIDER, production: true }, WIDER],
    paths: { gained: paths.slice(0, 1), lost: [plan], changed: [] },
    notes: [],
  };
  expect(first({ paths, identities, diff })[1]).toBe(
    "Changed in production: 1 wider, 1 path gained, no paths lost.",
  );
});
