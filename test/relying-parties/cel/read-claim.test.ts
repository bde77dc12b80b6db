import { describe, expect, test } from "@jest/globals";
import { exact, glob } from "../../../lib/core";
import {
  claimExists,
  claimHolds,
  claimIs,
  claimIsNoText,
  claimIsNull,
  claimPresent,
  isOneLine,
  mayBeNull,
} from "../../../lib/relying-parties/cel/read-claim";
import { sure } from "../../../lib/relying-parties/cel/values-of";
import { told } from "../../support/cel";

const everybody = ["everybody"];
const values = sure(exact("a"));

describe("claims", () => {
  test.each([
    ["ref", ['ref=["a"]']],
    ["aud", ['aud=["a"]']],
    ["runner_id", []],
    ["groups_direct", []],
    ["repository", []],
  ])("claimIs of %s", (name, expected) => {
    expect(told((c) => claimIs(name, values, c))).toMatchObject({
      upper: expected,
      lower: expected,
    });
  });

  test("sub is read by its template", () => {
    const subjects = sure(glob("project_path:a/b:*"));
    expect(told((c) => claimIs("sub", subjects, c)).upper).toEqual(['project_path=["a/b"]']);
  });

  test.each([
    ["ref", [], []],
    ["aud", everybody, []],
    ["runner_id", everybody, everybody],
    ["groups_direct", ["groups_direct=any"], ["groups_direct=any"]],
    ["user_login", ["user_login?=[]"], []],
  ])("claimIsNoText of %s", (name, upper, lower) => {
    expect(told((c) => claimIsNoText(name, c))).toMatchObject({ upper, lower });
  });

  test.each([
    ["ref", [], []],
    ["user_login", ["user_login?=[]"], []],
    ["exp", everybody, []],
  ])("claimIsNull of %s", (name, upper, lower) => {
    expect(told((c) => claimIsNull(name, c))).toMatchObject({ upper, lower });
  });

  test.each([
    ["ref", true, everybody, everybody],
    ["ref", false, [], []],
    ["environment", true, ["environment=any"], ["environment=any"]],
    ["environment", false, ["environment?=[]"], ["environment?=[]"]],
    ["user_login", true, everybody, ["user_login=any"]],
    ["user_login", false, ["user_login?=[]"], []],
    ["repository", true, [], []],
    ["repository", false, everybody, everybody],
    ["exp", true, everybody, []],
  ])("claimExists of %s: %s", (name, is, upper, lower) => {
    expect(told((c) => claimExists(name, is, c))).toMatchObject({ upper, lower });
  });

  test("numbers and lists are held as core compares them", () => {
    expect(told(() => claimHolds("runner_id", sure(exact("5")))).upper).toEqual([
      'runner_id=["5"]',
    ]);
    expect(told(() => claimPresent("ref")).upper).toEqual(everybody);
  });

  test("what values can be", () => {
    expect(["user_login", "ref"].map(mayBeNull)).toEqual([true, false]);
    expect(["ref", "sub", "user_email", "repository"].map(isOneLine)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
