import { describe, expect, test } from "@jest/globals";
import { compareVersions, gitlabVersion, hasSince, NEWEST_VERSION } from "../../lib/core";
import { refusal } from "../support/synth";

describe("compareVersions", () => {
  test.each([
    ["19.2", "19.2", 0],
    ["19.2", "19.10", -8],
    ["19.10", "19.2", 8],
    ["18.11", "19.0", -1],
    ["20.0", "19.11", 1],
    ["17", "17.0", 0],
    ["", "0.1", -1],
  ])("%s against %s is %d", (a, b, expected) => {
    expect(compareVersions(a, b)).toBe(expected);
  });
});

describe("hasSince", () => {
  test.each([
    ["18.7", "18.7", true],
    ["18.6", "18.7", false],
    ["19.0", "18.11", true],
    ["17.9", "17.10", false],
    ["17.10", "17.10", true],
    ["1.0", undefined, true],
  ])("%s has what came with %s: %s", (version, since, expected) => {
    expect(hasSince(version, since)).toBe(expected);
  });
});

describe("gitlabVersion", () => {
  test.each([
    ["19.2", "19.2"],
    ["18.7.3", "18.7"],
    ["18.7.3-ee", "18.7"],
    ["18.7-pre", "18.7"],
    ["018.07", "18.7"],
    ["100.100", "100.100"],
  ])("%s is %s", (text, expected) => {
    expect(gitlabVersion(text)).toBe(expected);
  });

  test.each([
    "19",
    "",
    "v19.2",
    "19.2 ",
    "19.2.",
    "19.2-EE",
    "19.2-",
    "1234.1",
    "19.1234",
    "19.2.3.4",
    "19,2",
  ])("%j is refused", (text) => {
    expect(refusal(() => gitlabVersion(text))).toEqual({
      code: "ERR_ISSUER",
      where: undefined,
      message: `this is not a GitLab version; given: ${JSON.stringify(text)}; allowed: major.minor as text, such as "19.2"`,
    });
  });

  test("the newest version is one", () => {
    expect(gitlabVersion(NEWEST_VERSION)).toBe(NEWEST_VERSION);
  });
});
