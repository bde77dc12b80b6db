import { describe, expect, test } from "@jest/globals";
import { changeOf } from "../../../lib/review/diff/change-of";
import { pairs } from "../../../lib/review/diff/pairs";
import { exactly, like, MAIN, version } from "./versions";

const ANY = "project_path:shop/web:ref_type:branch:ref:*";

function change(base: Parameters<typeof version>[0], head: Parameters<typeof version>[0]) {
  const [before, after] = [version(base), version(head)];
  const [pair] = pairs(before, after);
  return pair && changeOf(pair, before, after);
}

describe("a change", () => {
  test("that widens tells a token and who could cause it", () => {
    const found = change({ deploy: exactly(MAIN) }, { deploy: like(ANY) });
    expect(found).toMatchObject({
      stack: "shop",
      identity: "aws_iam_role.deploy",
      identityName: "deploy",
      relyingParty: "aws",
      kind: "wider",
      people: ["Developers (developer in shop)", "Maintainers (maintainer in shop)"],
    });
    expect(found?.witness).toMatchObject({ project_path: "shop/web", ref_type: "branch" });
    expect(found?.witness?.["ref"]).not.toBe("main");
    expect(found?.message).toMatch(
      /^deploy takes more: a job of shop\/web on \w+ branch \S+ gets in now; Developers \(developer in shop\), Maintainers \(maintainer in shop\) can cause one$/,
    );
    expect(found?.before).toHaveLength(1);
    expect(found?.after).toHaveLength(1);
  });

  test("that narrows tells a token that is refused now", () => {
    const found = change({ deploy: like(ANY) }, { deploy: exactly(MAIN) });
    expect(found).toMatchObject({ kind: "narrower", people: [] });
    expect(found?.message).toMatch(/^deploy takes less: a job of shop\/web .* is refused now$/);
  });

  test.each([
    [
      {},
      { deploy: exactly("no:subject") },
      { kind: "added", message: "deploy is new, and no job becomes it", before: [], after: [] },
    ],
    [
      { deploy: exactly("no:subject") },
      {},
      { kind: "removed", message: "deploy is gone; no job became it", before: [], after: [] },
    ],
    [
      { deploy: exactly(MAIN) },
      { deploy: like(MAIN) },
      { kind: "same-access", message: "deploy takes the same jobs, in other words", people: [] },
    ],
    [
      { deploy: exactly(MAIN) },
      { deploy: { name: "deploy", assume_role_policy: "${var.policy}" } },
      {
        kind: "unknown",
        message:
          "what changed for deploy is not known: aws_iam_role.deploy.assume_role_policy is not known before apply",
      },
    ],
  ])("%#", (base, head, expected) => {
    expect(change(base, head)).toMatchObject(expected);
  });

  test.each([
    [true, true, true],
    [true, false, true],
    [false, true, true],
    [false, false, false],
    [undefined, true, true],
    [undefined, undefined, undefined],
  ])("is production where either version marks it: %p, %p", (was, is, expected) => {
    const [before, after] = [version({ deploy: exactly(MAIN) }), version({ deploy: like(ANY) })];
    const [pair] = pairs(before, after);
    const marked = (identity: NonNullable<typeof pair>["base"], production?: boolean) =>
      identity && (production === undefined ? identity : { ...identity, production });
    const found =
      pair &&
      changeOf(
        { ...pair, base: marked(pair.base, was), head: marked(pair.head, is) },
        before,
        after,
      );
    expect(found?.production).toBe(expected);
  });

  test("that lets nobody in any more says so", () => {
    const found = change({ deploy: exactly(MAIN) }, { deploy: exactly("no:subject") });
    expect(found?.message).toBe(
      "deploy takes no job any more: a job of shop/web on protected branch main is refused now",
    );
    expect([found?.kind, found?.after]).toEqual(["narrower", []]);
  });

  test.each([
    [{ fate: "replaced" }, "deploy is replaced, and takes the same jobs"],
    [
      { address: "aws_iam_role.old", fate: "replaced" },
      "deploy is replaced, and takes the same jobs: aws_iam_role.deploy in place of aws_iam_role.old",
    ],
    [
      { address: "aws_iam_role.old", fate: "kept" },
      "deploy moved, and takes the same jobs: from aws_iam_role.old to aws_iam_role.deploy",
    ],
    [
      { fate: "forgotten" },
      "deploy is not destroyed, Terraform only stops managing it: it takes the same jobs",
    ],
    [{ fate: "kept" }, "deploy takes the same jobs, in other words"],
  ] as const)("of words alone tells where the identity comes from: %j", (given, message) => {
    const [before, after] = [version({ deploy: exactly(MAIN) }), version({ deploy: like(MAIN) })];
    const [pair] = pairs(before, after);
    const { fate, ...more } = given;
    const base = pair?.base && { ...pair.base, ...more };
    const found = pair && changeOf({ ...pair, base, fate }, before, after);
    expect([found?.kind, found?.message]).toEqual(["same-access", message]);
  });

  test("of what is only forgotten says that it goes on", () => {
    const [before, after] = [version({ deploy: exactly(MAIN) }), version({})];
    const [pair] = pairs(before, after);
    const found = pair && changeOf({ ...pair, fate: "forgotten" }, before, after);
    expect(found?.message).toBe(
      "deploy is not destroyed, Terraform only stops managing it: a job of shop/web on protected branch main becomes it as before",
    );
  });

  test("of nothing is none", () => {
    expect(change({ deploy: exactly(MAIN) }, { deploy: exactly(MAIN) })).toBeUndefined();
  });
});
