import { describe, expect, test } from "@jest/globals";
import { cel, type Expression } from "../../../lib/relying-parties/cel";
import type { Mapping } from "../../../lib/relying-parties/kubernetes";
import {
  extraOf,
  groupsOf,
  uidOf,
  usernameOf,
} from "../../../lib/relying-parties/kubernetes/mapped-names";

const claim = (name: string, prefix = "gitlab:"): Mapping => ({
  kind: "claim",
  claim: name,
  prefix,
});
const project: Mapping = {
  kind: "expression",
  expression: cel.concat("p:", cel.claim("project_id")),
};
const UNKNOWN: Expression = {
  kind: "unknown",
  text: "",
  code: "unknown-value",
  message: "not known",
};
const late: Mapping = { kind: "expression", expression: UNKNOWN };

describe("user names", () => {
  test.each<[string, Mapping | undefined, object, unknown]>([
    ["a claim", claim("ref"), { ref: "main" }, "gitlab:main"],
    ["a claim that is null", claim("ref"), { ref: null }, "gitlab:"],
    ["a claim that is not there", claim("ref"), {}, false],
    ["a claim of the prototype", claim("toString"), {}, false],
    ["a claim that is a number", claim("ref"), { ref: 5 }, false],
    ["a claim that is a list", claim("ref"), { ref: ["main"] }, false],
    ["an address", claim("email"), { email: "a@b.example" }, "gitlab:a@b.example"],
    ["a verified address", claim("email"), { email: "a", email_verified: true }, "gitlab:a"],
    [
      "an address that is not verified",
      claim("email"),
      { email: "a", email_verified: "true" },
      false,
    ],
    ["an expression", project, { project_id: "20" }, "p:20"],
    ["an expression that fails", project, {}, false],
    [
      "an expression of another type",
      { kind: "expression", expression: cel.claim("n") },
      { n: 5 },
      false,
    ],
    [
      "an expression that is empty",
      { kind: "expression", expression: cel.claim("n") },
      { n: "" },
      false,
    ],
    ["what is not known", late, {}, null],
    ["no mapping", undefined, {}, false],
  ])("%s", (_name, mapping, token, expected) => {
    expect(usernameOf(mapping)(token as Record<string, unknown>)).toEqual(expected);
  });
});

describe("groups", () => {
  const list: Mapping = { kind: "expression", expression: cel.list(cel.claim("a"), cel.text("")) };
  test.each<[string, Mapping | undefined, object, unknown]>([
    ["a list", claim("g"), { g: ["a", "b"] }, ["gitlab:a", "gitlab:b"]],
    ["a text", claim("g"), { g: "a" }, ["gitlab:a"]],
    ["an empty text", claim("g"), { g: "" }, ["gitlab:"]],
    ["a list with null in it", claim("g"), { g: [null] }, ["gitlab:"]],
    ["a list with a number in it", claim("g"), { g: ["a", 5] }, false],
    ["a number", claim("g"), { g: 5 }, false],
    ["null", claim("g"), { g: null }, []],
    ["nothing", claim("g"), {}, []],
    ["an expression without empty ones", list, { a: "x" }, ["x"]],
    ["an expression of another type", list, { a: 5 }, false],
    ["an expression that fails", list, {}, false],
    ["an expression that is null", { kind: "expression", expression: cel.null }, {}, []],
    ["an expression that is a text", project, { project_id: "20" }, ["p:20"]],
    ["what is not known", late, {}, null],
    ["no mapping", undefined, {}, []],
  ])("%s", (_name, mapping, token, expected) => {
    expect(groupsOf(mapping)(token as Record<string, unknown>)).toEqual(expected);
  });
});

describe("uids", () => {
  test.each<[string, Mapping | undefined, object, unknown]>([
    ["none", undefined, {}, ""],
    ["a claim", claim("job_id"), { job_id: "7" }, "7"],
    ["a claim that is null", claim("job_id"), { job_id: null }, ""],
    ["a claim that is not there", claim("job_id"), {}, false],
    ["a claim that is a number", claim("job_id"), { job_id: 7 }, false],
    ["an expression", project, { project_id: "20" }, "p:20"],
    ["an empty one", { kind: "expression", expression: cel.claim("n") }, { n: "" }, ""],
    [
      "an expression of another type",
      { kind: "expression", expression: cel.claim("n") },
      { n: 5 },
      false,
    ],
    ["an expression that fails", project, {}, false],
    ["what is not known", late, {}, null],
  ])("%s", (_name, mapping, token, expected) => {
    expect(uidOf(mapping)(token as Record<string, unknown>)).toEqual(expected);
  });
});

describe("what is added to a user", () => {
  const text = { key: "x.example/ref", expression: cel.claim("ref") };
  const unclear = {
    key: "x.example/y",
    expression: UNKNOWN,
  };
  test.each<[string, readonly (typeof text)[], object, unknown]>([
    ["a text", [text], { ref: "main" }, { "x.example/ref": ["main"] }],
    ["a list", [text], { ref: ["a", ""] }, { "x.example/ref": ["a"] }],
    ["nothing", [text], { ref: null }, {}],
    ["no mapping", [], {}, {}],
    ["an absent claim", [text], {}, false],
    ["a number", [text], { ref: 5 }, false],
    ["what is not known", [text, unclear], { ref: "main" }, null],
    ["what is not known beside what fails", [text, unclear], {}, false],
  ])("%s", (_name, extra, token, expected) => {
    expect(extraOf(extra)(token as Record<string, unknown>)).toEqual(expected);
  });
});
