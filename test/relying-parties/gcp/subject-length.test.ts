import { describe, expect, test } from "@jest/globals";
import { type Declared, exact, GITLAB_DOT_COM, glob, type Trust, trustOf } from "../../../lib/core";
import { cel } from "../../../lib/relying-parties/cel";
import { subjectRanges, withSubject } from "../../../lib/relying-parties/gcp/subject-length";

const declared: Declared = { issuer: GITLAB_DOT_COM, projects: [] };
const SUB = cel.claim("sub");
const long = "x".repeat(120);
const trust = (refs: readonly string[], path = "shop/web"): Trust =>
  trustOf({ project_path: exact(path), ref_type: exact("branch"), ref: exact(...refs) });

describe("withSubject", () => {
  test("keeps what fits", () => {
    expect(withSubject(trust(["main"]), SUB, declared)).toEqual(trust(["main"]));
  });

  test("takes a grant out whose subjects are all too long", () => {
    expect(withSubject(trust([long]), SUB, declared)).toEqual({ grants: [] });
  });

  test("takes a value out with which they are", () => {
    expect(withSubject(trust(["main", long]), SUB, declared)).toEqual(trust(["main"]));
  });

  test.each([
    [127, true],
    [128, false],
  ])("a subject of %d bytes fits: %j", (bytes, fits) => {
    const ref = "x".repeat(bytes - "project_path:shop/web:ref_type:branch:ref:".length);
    expect(withSubject(trust([ref]), SUB, declared).grants.length).toBe(fits ? 1 : 0);
  });

  test("a pattern whose text alone is too long", () => {
    const open = trustOf({ project_path: exact("shop/web"), ref: glob(`${long}*`) });
    expect(withSubject(open, SUB, declared)).toEqual({ grants: [] });
    const short = trustOf({ project_path: exact("shop/web"), ref: glob("release/*") });
    expect(withSubject(short, SUB, declared)).toEqual(short);
  });

  test("asks the template of a declared project", () => {
    const own: Declared = {
      ...declared,
      projects: [{ path: "shop/web", id: "20", template: ["project_id", "ref_protected"] }],
    };
    expect(withSubject(trust([long]), SUB, own)).toEqual(trust([long]));
  });
});

test("other expressions than the subject do not ask for templates", () => {
  const [grant] = trust(["main"]).grants;
  if (grant === undefined) throw new Error("empty");
  expect(subjectRanges(grant, cel.claim("ref"), declared)).toEqual([{ least: 4, most: 4 }]);
});
