import { describe, expect, test } from "@jest/globals";
import { complement, exact, glob, opaque } from "../../lib/core";
import { idsIn, settleIds } from "../../lib/access/ids";

const LATE = opaque("${gitlab_project.web.id}");
const OTHER = opaque("${gitlab_project.api.id}");

test("a reference is an id in its own stack alone", () => {
  const ids = [
    { stack: "one", value: LATE },
    { stack: "two", value: "7" },
  ];
  expect(idsIn("one", ids)).toEqual([LATE, "7"]);
  expect(idsIn("two", ids)).toEqual(["7"]);
});

describe("an id can be the one that a trust demands", () => {
  test.each([
    ["when it demands none", undefined, ["7"], ["7"]],
    ["when it is the known one", exact("7", "8"), ["7"], ["7"]],
    ["when it is the same reference", exact(LATE), [LATE], [LATE]],
    ["when it fits a pattern", glob("7*"), ["71"], ["71"]],
    ["when nothing is known of the thing", exact("7"), [], []],
  ])("%s", (_when, wanted, known, ids) => {
    expect(settleIds(wanted, known, false, "shop/web")).toEqual({ ids, assumed: [] });
  });

  test("when it is not known yet and the trust names the thing by its path too", () => {
    expect(settleIds(exact("7"), [LATE], true, "shop/web")).toEqual({
      ids: [],
      assumed: ["id 7 is taken to be that of shop/web, whose id is not known before apply"],
    });
    expect(settleIds(complement(exact(LATE)), [LATE], true, "shop/web")?.ids).toEqual([]);
  });
});

describe("an id cannot be the one that a trust demands", () => {
  test.each([
    ["when another is known", exact("8"), ["7"], true],
    ["when it is another reference", exact(OTHER), [LATE], true],
    ["when it is not known yet and nothing else names the thing", exact("7"), [LATE], false],
  ])("%s", (_when, wanted, known, named) => {
    expect(settleIds(wanted, known, named, "shop/web")).toBeUndefined();
  });
});
