import { describe, expect, test } from "@jest/globals";
import { contains, exact, GITLAB_DOT_COM, glob, jobToken, NONE, union } from "../../../lib/core";
import { readSubject } from "../../../lib/relying-parties/aws/read-subject";

const declared = { issuer: GITLAB_DOT_COM, projects: [] };
const main = jobToken({ project_path: "shop/web", project_id: "20" });
const feature = jobToken({ project_path: "shop/web", project_id: "20", ref: "feature" });

describe("readSubject", () => {
  const language = exact("project_path:shop/web:ref_type:branch:ref:main");

  test("the subjects that are named", () => {
    const { upper, lower, undeclaredTemplates } = readSubject(language, NONE, false, declared);
    expect([main, feature].map((t) => contains(upper, t))).toEqual([true, false]);
    expect(lower.grants).toEqual([]);
    expect(undeclaredTemplates).toEqual([]);
  });

  test("all others", () => {
    const { upper, lower } = readSubject(language, language, true, declared);
    expect([main, feature].map((t) => contains(upper, t))).toEqual([false, true]);
    expect([main, feature].map((t) => contains(lower, t))).toEqual([false, true]);
    const open = readSubject(glob("project_path:shop/*"), NONE, true, declared);
    expect([main, feature].map((t) => contains(open.upper, t))).toEqual([true, true]);
    expect([main, feature].map((t) => contains(open.lower, t))).toEqual([false, false]);
  });

  test("a template that nobody declared is told, and takes nothing away for certain", () => {
    const guess = union(language, exact("project_id:20:ref_type:branch:ref:feature"));
    const wanted = readSubject(guess, guess, false, declared);
    expect(wanted.undeclaredTemplates).toEqual([["project_id", "ref_type", "ref"]]);
    expect(contains(wanted.upper, feature)).toBe(true);
    expect(contains(wanted.lower, feature)).toBe(false);
    expect(contains(readSubject(guess, guess, true, declared).upper, feature)).toBe(true);
    expect(contains(readSubject(guess, guess, true, declared).upper, main)).toBe(false);
  });
});
