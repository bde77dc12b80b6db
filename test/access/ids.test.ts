import { describe, expect, test } from "@jest/globals";
import { complement, exact, glob, opaque } from "../../lib/core";
import { type Identified, idsIn, settleIds } from "../../lib/access/ids";

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

function thing(ids: readonly string[], isNamed: boolean): Identified {
  return { label: "shop/web", ids, isNamed, isTaken: (id) => id === OTHER || id === "9" };
}

describe("an id can be the one that a trust demands", () => {
  test.each([
    ["when it demands none", undefined, ["7"], ["7"]],
    ["when it is the known one", exact("7", "8"), ["7"], ["7"]],
    ["when it is the same reference", exact(LATE), [LATE], [LATE]],
    ["when it fits a pattern", glob("7*"), ["71"], ["71"]],
  ])("%s", (_when, wanted, known, ids) => {
    expect(settleIds(wanted, thing(known, false))).toEqual({ ids, assumed: [] });
  });

  test.each([
    ["a literal one", exact("7"), [LATE], "id 7"],
    ["one of several", exact("7", "9"), [], "id 7"],
    ["a variable", exact(opaque("${var.id}")), [LATE], "id ${var.id}"],
    ["not a certain other one", complement(exact(LATE)), [LATE], "the id that the trust demands"],
  ])("when it is not known, and the trust names the thing too: %s", (_what, wanted, known, id) => {
    expect(settleIds(wanted, thing(known, true))).toEqual({
      ids: [],
      assumed: [`${id} is taken to be that of shop/web, whose id is not known`],
    });
  });
});

describe("an id cannot be the one that a trust demands", () => {
  test.each([
    ["when another is known", exact("8"), ["7"], true],
    ["when it is that of another thing, by reference", exact(OTHER), [LATE], true],
    ["when it is that of another thing", exact("9"), [LATE], true],
    ["when it is not known and nothing else names the thing", exact("7"), [LATE], false],
    ["when nothing is known of the thing", exact("7"), [], false],
  ])("%s", (_when, wanted, known, isNamed) => {
    expect(settleIds(wanted, thing(known, isNamed))).toBeUndefined();
  });
});
