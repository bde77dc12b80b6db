import { describe, expect, test } from "@jest/globals";
import { diff } from "../../../lib/review/diff/diff";
import { pairs } from "../../../lib/review/diff/pairs";
import { withReplacements } from "../../../lib/review/diff/replacements";
import { awsRole } from "../../support/access/stacks";
import { exactly, like, MAIN, version } from "./versions";

const named = (name: string, conditions = exactly(MAIN)) => awsRole(name, conditions);

function paired(base: Parameters<typeof version>[0], head: Parameters<typeof version>[0]) {
  const [before, after] = [version(base), version(head)];
  return withReplacements(pairs(before, after), before, after).map((pair) => [
    pair.base?.address,
    pair.head?.address,
    pair.fate,
  ]);
}
const OLD = "aws_iam_role.old";
const NEW = "aws_iam_role.new";

describe("a new identity in place of one that is gone", () => {
  test("of the same name with the same trust, whatever its words, is a replacement", () => {
    const same = [[OLD, NEW, "replaced"]];
    expect(paired({ old: named("deploy") }, { new: named("deploy") })).toEqual(same);
    expect(paired({ old: named("deploy") }, { new: named("deploy", like(MAIN)) })).toEqual(same);
  });

  test.each([
    ["another trust", named("deploy", exactly(`${MAIN}-2`))],
    ["another name", named("publish")],
    ["a trust that is not known", { name: "deploy", assume_role_policy: "${var.policy}" }],
  ])("with %s is none", (_what, head) => {
    expect(paired({ old: named("deploy") }, { new: head })).toEqual([
      [undefined, NEW, "kept"],
      [OLD, undefined, "destroyed"],
    ]);
  });

  test("is none where two fit, on either side", () => {
    expect(paired({ old: named("a"), older: named("a") }, { new: named("a") })).toEqual([
      [undefined, NEW, "kept"],
      [OLD, undefined, "destroyed"],
      ["aws_iam_role.older", undefined, "destroyed"],
    ]);
    expect(paired({ old: named("a") }, { new: named("a"), newer: named("a") })).toEqual([
      [undefined, NEW, "kept"],
      [undefined, "aws_iam_role.newer", "kept"],
      [OLD, undefined, "destroyed"],
    ]);
  });
});

test("is told as one change, and no path comes or goes", () => {
  const found = diff(version({ old: named("deploy") }), version({ new: named("deploy") }));
  expect(found.changes.map(({ identity, kind, message }) => [identity, kind, message])).toEqual([
    [NEW, "same-access", `deploy is replaced, and takes the same jobs: ${NEW} in place of ${OLD}`],
  ]);
  expect(found.paths).toEqual({ gained: [], lost: [], changed: [] });
});
