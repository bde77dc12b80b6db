import { describe, expect, test } from "@jest/globals";
import { contains, exact, opaque } from "../../../lib/core";
import {
  cel,
  type Expression,
  parseExpression,
  readExpression,
} from "../../../lib/relying-parties/cel";
import { Unknown } from "../../../lib/terraform";
import { condition, DECLARED, shown, shownReading } from "../../support/cel";

function read(expression: Expression): {
  readonly whenTrue: readonly string[];
  readonly whenFalse: readonly string[];
  readonly notes: readonly string[];
} {
  const reading = readExpression(expression, "google", DECLARED, "the condition");
  const negated = readExpression(cel.not(expression), "google", DECLARED);
  return { ...shownReading(reading), whenFalse: shown(negated.whenTrue) };
}

const everybody = ["everybody"];

describe("readExpression", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["assertion.ref == 'main'", ['ref=["main"]'], ['ref=!["main"]']],
    ["assertion.ref != 'main'", ['ref=!["main"]'], ['ref=["main"]']],
    ["'main' == assertion.ref", ['ref=["main"]'], ['ref=!["main"]']],
    ["!(assertion.ref == 'main')", ['ref=!["main"]'], ['ref=["main"]']],
    ["assertion.ref in ['a', 'b']", ['ref=["a","b"]'], ['ref=!["a","b"]']],
    ["assertion.ref in []", [], everybody],
    ["assertion.ref.startsWith('r/')", ['ref=glob("r/*")'], ['ref=!glob("r/*")']],
    ["assertion.ref.endsWith('x')", ['ref=glob("*x")'], ['ref=!glob("*x")']],
    ["assertion.ref.contains('x')", ['ref=glob("*x*")'], ['ref=!glob("*x*")']],
    ["assertion.ref.startsWith('')", everybody, []],
    ["assertion.ref.matches('^r/.*$')", ['ref=glob("r/*")'], ['ref=!glob("r/*")']],
    ["assertion.ref.matches('(?=x)')", [], []],
    ["assertion.ref == 5", [], everybody],
    ["assertion.ref != 5", everybody, []],
    ["assertion.ref == null", [], everybody],
    ["assertion.runner_id == 5", ['runner_id=["5"]'], ['runner_id=!["5"]']],
    ["assertion.runner_id == 5.5", [], everybody],
    ["assertion.runner_id == '5'", [], everybody],
    ["assertion.runner_id in [5, 6]", ['runner_id=["5","6"]'], ['runner_id=!["5","6"]']],
    ["has(assertion.ref)", everybody, []],
    ["has(assertion.environment)", ["environment=any"], ["environment?=[]"]],
    ["has(assertion.environment) == true", ["environment=any"], ["environment?=[]"]],
    ["has(assertion.environment) != true", ["environment?=[]"], ["environment=any"]],
    ["'environment' in assertion", ["environment=any"], ["environment?=[]"]],
    ["assertion.environment != 'x'", ['environment=!["x"]'], ['environment=["x"]']],
    ["has(assertion.repository)", [], everybody],
    ["assertion.repository == 'x'", [], []],
    ["assertion.repository == 'x' || true", ["everybody"], []],
    ["!(assertion.repository == 'x' && assertion.ref == 'm')", ['ref=!["m"]'], []],
    ["assertion.user_login != null", ["user_login=any"], ["user_login?=[]"]],
    [
      "has(assertion.user_login) && assertion.user_login == 'x'",
      ['user_login=["x"]'],
      ["user_login?=[]", 'user_login=!["x"]'],
    ],
    [
      "assertion.ref == 'a' && assertion.ref_type == 'tag'",
      ['ref_type=["tag"] ref=["a"]'],
      ['ref=!["a"]', 'ref_type=!["tag"]'],
    ],
    [
      "assertion.ref == 'a' || assertion.ref_type == 'tag'",
      ['ref=["a"]', 'ref_type=["tag"]'],
      ['ref_type=!["tag"] ref=!["a"]'],
    ],
    [
      "assertion.ref_type == 'tag' ? assertion.ref == 'v' : true",
      ['ref_type=["tag"] ref=["v"]', 'ref_type=!["tag"]'],
      ['ref_type=["tag"] ref=!["v"]'],
    ],
    [
      "(has(assertion.environment) ? assertion.environment : '') == 'p'",
      ['environment=["p"]'],
      ['environment=!["p"]', "environment?=[]"],
    ],
    [
      "assertion.namespace_path == 'shop'",
      ['project_path=child(["shop"])'],
      ['project_path=child(!["shop"])'],
    ],
    [
      "assertion.sub == 'project_path:a/b:ref_type:tag:ref:v1'",
      ['project_path=["a/b"] ref_type=["tag"] ref=["v1"]'],
      [
        'project_path=!["a/b"]',
        'project_path=["a/b"] ref_type=!["tag"]',
        'project_path=["a/b"] ref_type=["tag"] ref=!["v1"]',
      ],
    ],
    ["true", everybody, []],
    ["'true'", [], []],
    ["assertion.ref", [], []],
    ["dyn(true)", everybody, []],
  ])("%s", (text, whenTrue, whenFalse) => {
    expect(read(condition(text))).toEqual({ whenTrue, whenFalse, notes: [] });
  });

  test.each<[string, readonly string[], string]>([
    [
      "has(assertion.user_login)",
      everybody,
      "holds where user_login is null, which counts as present",
    ],
    [
      "assertion.user_login != 'x'",
      ['user_login=!["x"]', "user_login?=[]"],
      "holds where user_login is null, but not where it is missing",
    ],
    ["assertion.exp > 5", everybody, "uses > in a way that is not understood"],
    [
      "assertion.project_path == assertion.job_project_path",
      everybody,
      "compares two values of a token in a way that is not understood",
    ],
    ["assertion.ref.extract('x') == 'y'", everybody, "uses extract, which is not understood"],
    [
      "assertion.sub.matches('^project_path:a/[a-z]+:ref_type:tag:ref:v$')",
      ['project_path=glob("a/?*") ref_type=["tag"] ref=["v"]'],
      "matches sub with a regular expression beyond * and ?",
    ],
    ["attribute.x == 'y'", everybody, "names attribute.x, which is not understood"],
    [
      "has(assertion.ref.x)",
      everybody,
      "uses has() of a part of a claim in a way that is not understood",
    ],
    [
      "assertion.ref.matches('\\\\bx')",
      everybody,
      'matches "\\\\bx": word boundaries are not understood',
    ],
    [
      "'x' in assertion.aud",
      ['aud=["x"]'],
      "takes aud for a list, which it is in some tokens only",
    ],
    [
      "!('x' in assertion.groups_direct)",
      everybody,
      "asks that no member of groups_direct is a certain one",
    ],
  ])("%s is bounded, and told", (text, whenTrue, note) => {
    const { notes, ...rest } = read(condition(text));
    expect({ whenTrue: rest.whenTrue, notes }).toEqual({
      whenTrue,
      notes: [`the condition ${note}`],
    });
  });

  test("list claims are asked by their members", () => {
    const member = ['groups_direct=["shop"]'];
    expect(read(condition("'shop' in assertion.groups_direct")).whenTrue).toEqual(member);
    expect(read(condition("assertion.groups_direct.exists(g, g == 'shop')")).whenTrue).toEqual(
      member,
    );
    expect(read(condition("assertion.groups_direct == 'shop'")).whenTrue).toEqual([]);
    expect(read(condition("'m' in assertion.ref")).whenTrue).toEqual([]);
  });

  test("what decides anyway needs no note", () => {
    expect(read(condition("assertion.ref.extract('x') == 'y' || true")).notes).toEqual([]);
    expect(read(condition("assertion.ref.extract('x') == 'y' && false"))).toMatchObject({
      whenTrue: [],
      notes: [],
    });
  });

  test("Kubernetes errs on 'x' in claims", () => {
    const options = { root: "claims", dialect: "kubernetes", place: "the rule" } as const;
    const expression = parseExpression("'ref' in claims", options);
    expect(shown(readExpression(expression, "kubernetes", DECLARED).whenTrue)).toEqual([]);
  });

  test("opaque ids are exact values, other references may be anything", () => {
    const of = (reference: string): Expression =>
      parseExpression(new Unknown(["assertion.project_id == '", { reference }, "'"]), {
        root: "assertion",
        dialect: "google",
        place: "the condition",
      });
    const id = exact(opaque("${gitlab_project.web.id}")).key;
    expect(read(of("gitlab_project.web.id"))).toEqual({
      whenTrue: [`project_id=${id}`],
      whenFalse: [`project_id=!${id}`],
      notes: [],
    });
    const late = exact(opaque("${var.project}")).key;
    expect(read(of("var.project"))).toEqual({
      whenTrue: [`project_id=${late}`],
      whenFalse: everybody,
      notes: ["the condition names a value that is not known before apply"],
    });
  });

  test("templates that nobody declared are told", () => {
    const { undeclaredTemplates } = readExpression(
      condition("assertion.sub == 'project_id:20:ref_type:branch:ref:main'"),
      "google",
      DECLARED,
    );
    expect(undeclaredTemplates).toEqual([["project_id", "ref_type", "ref"]]);
  });

  test("many alternatives and their opposite are read exactly", () => {
    const subjects = Array.from(
      { length: 100 },
      (_, i) => `project_path:a/b${i}:ref_type:tag:ref:v*`,
    );
    const any = cel.or(...subjects.map((s) => cel.startsWith(cel.claim("sub"), s.slice(0, -1))));
    for (const [expression, isAdmitted] of [
      [any, true],
      [cel.not(any), false],
    ] as const) {
      const { notUnderstood, whenTrue } = readExpression(expression, "google", DECLARED);
      expect(notUnderstood).toEqual([]);
      const token = { project_path: "a/b99", ref_type: "tag", ref: "v1" };
      expect(contains(whenTrue, token)).toBe(isAdmitted);
    }
  });
});
