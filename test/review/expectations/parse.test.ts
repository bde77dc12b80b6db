import { describe, expect, test } from "@jest/globals";
import { parseExpectations } from "../../../lib/review/expectations/parse";
import { refusal } from "../refusal";

const parsed = (...expectations: readonly object[]) =>
  parseExpectations(JSON.stringify({ expectations }), "e.json");
const JOB = { name: "a", job: { ref: "x" }, mustNotBecome: "web" };

describe("parseExpectations", () => {
  test("reads each kind", () => {
    expect(
      parsed(
        { ...JOB, refusedBy: "ref" },
        { name: "b", token: { iss: "i" }, mustBecome: "web" },
        { name: "c", group: "G", mustReach: "web" },
        { name: "d", group: "G", mustNotReach: "web" },
        { name: "e", identity: "web", reachedOnlyBy: ["G"] },
      ),
    ).toEqual([
      {
        name: "a",
        kind: "job",
        asking: { job: { ref: "x" } },
        identity: "web",
        becomes: false,
        refusedBy: "ref",
      },
      {
        name: "b",
        kind: "job",
        asking: { token: { iss: "i" } },
        identity: "web",
        becomes: true,
      },
      { name: "c", kind: "group", group: "G", identity: "web", reaches: true },
      { name: "d", kind: "group", group: "G", identity: "web", reaches: false },
      { name: "e", kind: "only", identity: "web", groups: ["G"] },
    ]);
  });

  test("reads YAML, and a bare list", () => {
    const yaml = "- name: a\n  job: {ref: x}\n  mustNotBecome: web\n";
    expect(parseExpectations(yaml, "e.yaml")).toEqual(parsed(JOB));
    expect(parseExpectations(JSON.stringify([JOB]), "e.json")).toEqual(parsed(JOB));
  });

  const SHAPE = "ERR_INPUT_SHAPE: ";
  test.each<[object, string]>([
    [
      { ...JOB, mustNotBecom: "web" },
      '"mustNotBecom" is not known here; allowed: name, job, pipeline, token, mustBecome, mustNotBecome, refusedBy, group, mustReach, mustNotReach, identity, reachedOnlyBy; fix: did you mean mustNotBecome?; at e.json: expectations[0]',
    ],
    [
      { ...JOB, mustReach: "web" },
      '"mustReach" is not known here; allowed: name, job, pipeline, token, mustBecome, mustNotBecome, refusedBy; at e.json: expectations[0]',
    ],
    [
      { name: "a", job: {}, mustBecome: "web", refusedBy: "ref" },
      "refusedBy belongs to mustNotBecome; at e.json: expectations[0]",
    ],
    [
      { name: "a", identity: "web", reachedOnlyBy: "G" },
      "reachedOnlyBy must be a list of directory groups; given: a string; at e.json: expectations[0]",
    ],
    [
      { name: "a", group: "G" },
      "one of mustReach, mustNotReach is expected; given: none; at e.json: expectations[0]",
    ],
    [
      { job: {}, mustBecome: "web" },
      "name must be text; given: nothing; at e.json: expectations[0]",
    ],
  ])("refuses %j", (expectation, message) => {
    expect(refusal(() => parsed(expectation))).toBe(SHAPE + message);
  });

  test("refuses a name that is given twice, an empty file, several documents, and YAML that is none", () => {
    expect(refusal(() => parsed(JOB, JOB))).toBe(
      `${SHAPE}a name is given twice; given: "a"; fix: rename it: e.json: expectations[0] has it already; at e.json: expectations[1]`,
    );
    expect(refusal(() => parsed())).toBe(
      `${SHAPE}there is no expectation in it; allowed: {"expectations": [{"name", "job", "mustNotBecome"}]}; at e.json`,
    );
    expect(refusal(() => parseExpectations("[]\n---\n[]\n", "e.yaml"))).toBe(
      `${SHAPE}the file holds several documents; given: 2; allowed: one; at e.yaml`,
    );
    expect(refusal(() => parseExpectations("a: [", "e.yml"))).toMatch(
      /^ERR_INPUT_YAML: the YAML is not valid: .*; at e\.yml:1:\d+$/,
    );
  });
});
