import { expect, test } from "@jest/globals";
import { ANY, exact, type Grant, NONE } from "../../lib/core";
import { meet } from "../../lib/core/grant";
import { FREE, grant, type Row, rows } from "./grants";

const main = exact("main");
const noLogin = ["user_login", NONE, "absent"] as const;
const production = exact("production");

test.each<[string, Grant, Grant, readonly Row[] | undefined]>([
  ["a free one and another", FREE, grant(["ref", main]), [["ref", main]]],
  ["another and a free one", grant(["ref", main]), FREE, [["ref", main]]],
  ["two free ones", FREE, FREE, []],
  [
    "different claims",
    grant(["ref", main]),
    grant(["iss", main]),
    [
      ["iss", main],
      ["ref", main],
    ],
  ],
  [
    "one claim",
    grant(["ref", exact("a", "b")]),
    grant(["ref", exact("b", "c")]),
    [["ref", exact("b")]],
  ],
  ["nothing in common", grant(["ref", exact("a")]), grant(["ref", exact("b")]), undefined],
  [
    "absence that only one allows",
    grant(["user_login", main, "absent"]),
    grant(["user_login", ANY]),
    [["user_login", main]],
  ],
  [
    "absence that both allow",
    grant(["user_login", exact("a", "b"), "absent"]),
    grant(["user_login", exact("b"), "absent"]),
    [["user_login", exact("b"), "absent"]],
  ],
  [
    "only absence in common",
    grant(["user_login", exact("a"), "absent"]),
    grant(["user_login", exact("b"), "absent"]),
    [noLogin],
  ],
  ["presence and absence", grant(noLogin), grant(["user_login", ANY]), undefined],
  [
    "an environment and none",
    grant(["environment", production]),
    grant(["deployment_tier", NONE, "absent"]),
    undefined,
  ],
])("the tokens of both: %s", (_, a, b, expected) => {
  const made = meet(a, b);
  expect(made && [...made.constraints]).toEqual(expected && rows(...expected));
});

test.each<[string, Grant, Grant, readonly string[] | undefined]>([
  ["free, with and without", { ...FREE, template: ["project_id"] }, FREE, ["project_id"]],
  ["free, without and with", FREE, { ...FREE, template: ["project_id"] }, ["project_id"]],
  [
    "free with one, another with one",
    { ...FREE, template: ["project_id"] },
    { ...grant(["ref", main]), template: ["project_path"] },
    ["project_id"],
  ],
  [
    "one and a free one with another",
    { ...grant(["ref", main]), template: ["project_path"] },
    { ...FREE, template: ["project_id"] },
    ["project_path"],
  ],
  [
    "a free one and one with one",
    FREE,
    { ...grant(["ref", main]), template: ["project_path"] },
    ["project_path"],
  ],
  [
    "one without and a free one with one",
    grant(["ref", main]),
    { ...FREE, template: ["project_id"] },
    ["project_id"],
  ],
  [
    "different claims",
    grant(["ref", main]),
    { ...grant(["sha", main]), template: ["project_id"] },
    ["project_id"],
  ],
  [
    "the first of two",
    { ...grant(["ref", main]), template: ["project_path"] },
    { ...grant(["sha", main]), template: ["project_id"] },
    ["project_path"],
  ],
  ["none", grant(["ref", main]), FREE, undefined],
])("the template of both: %s", (_, a, b, expected) => {
  expect(meet(a, b)?.template).toEqual(expected);
});

test("a free grant changes nothing of the other", () => {
  const one: Grant = { ...grant(["ref", main]), template: ["project_path"] };
  expect([meet(FREE, one), meet(one, FREE)]).toEqual([one, one]);
  expect(meet(FREE, one)).toBe(one);
});
