import { describe, expect, test } from "@jest/globals";
import { exact, glob } from "../../../lib/core";
import { anyRef, branch, branches, tag, tags, unprotected } from "../../../lib/constructs/gitlab";
import { refusal } from "../../support/synth";

describe("ref selectors", () => {
  test.each([
    [branch("main"), "branch", exact("main"), "the protected branch main"],
    [branches("release/*"), "branch", glob("release/*"), "protected branches release/*"],
    [branches("main"), "branch", exact("main"), "the protected branch main"],
    [tag("v1"), "tag", exact("v1"), "the protected tag v1"],
    [tags("v*"), "tag", glob("v*"), "protected tags v*"],
  ])("%#: type, names and protection", (selector, refType, ref, words) => {
    expect(selector).toEqual({ refType, ref, refProtected: true, words, because: [] });
  });

  test("anyRef leaves all open, with a reason", () => {
    expect(anyRef({ because: "linters" })).toEqual({
      refProtected: false,
      words: "any branch or tag",
      because: [{ text: "linters", accepts: ["trust/any-ref"] }],
    });
  });

  test("unprotected drops the protection alone, with a reason", () => {
    expect(unprotected(branches("feature/*"), { because: "previews" })).toEqual({
      refType: "branch",
      ref: glob("feature/*"),
      refProtected: false,
      words: "branches feature/*, protected or not",
      because: [{ text: "previews", accepts: ["trust/unprotected-ref"] }],
    });
    expect(unprotected(branch("main"), { because: "r" }).words).toBe(
      "the branch main, protected or not",
    );
  });

  test.each([
    ["a pattern as one branch", () => branch("release/*"), "branch"],
    ["a pattern as one tag", () => tag("v*"), "tag"],
    ["what is no ref", () => branches("a b"), "branches"],
    ["a full ref", () => tags("refs/tags/v1"), "tags"],
    ["any ref without reason", () => anyRef({ because: "" }), "anyRef"],
    [
      "unprotected without reason",
      () => unprotected(branch("main"), { because: " " }),
      "unprotected",
    ],
    [
      "what is unprotected already",
      () => unprotected(anyRef({ because: "r" }), { because: "r" }),
      "unprotected",
    ],
  ])("refuses %s", (_name, call, where) => {
    expect(refusal(call)).toMatchObject({ code: "ERR_PROP", where });
  });
});
