import { describe, expect, test } from "@jest/globals";
import { complement, contains, exact, glob, trustOf } from "../../lib/core";
import { commonToken } from "../../lib/access/common-token";
import type { Causes } from "../../lib/access/obtainable";

const causes: Causes = {
  project: [["project_path", { values: exact("shop/web"), absent: false }]],
  refs: [
    [
      ["ref", { values: exact("main"), absent: false }],
      ["ref_protected", { values: exact("true"), absent: false }],
    ],
    [
      ["ref", { values: complement(exact("main")), absent: false }],
      ["ref_protected", { values: exact("false"), absent: false }],
    ],
  ],
  environments: [[]],
};

function token(claims: Parameters<typeof trustOf>[0]): ReturnType<typeof commonToken> {
  const [grant] = trustOf(claims).grants;
  return grant && commonToken(grant, causes, ["project_path", "ref"]);
}

describe("what is caused and trusted", () => {
  test.each([
    ["an exact ref", { ref: exact("main"), ref_protected: exact("true") }, "main"],
    ["another exact ref", { ref: exact("dev") }, "dev"],
    ["a pattern", { ref: glob("release/*") }, "release/x"],
    ["everything", {}, "main"],
  ])("%s has a common token", (_what, claims, ref) => {
    const found = token(claims);
    expect(found?.["ref"]).toBe(ref);
    expect(found?.["sub"]).toBe(`project_path:shop/web:ref:${ref}`);
    expect(found && contains(trustOf(claims), found)).toBe(true);
  });

  test.each([
    ["another project", { project_path: exact("shop/api") }],
    ["an unprotected main", { ref: exact("main"), ref_protected: exact("false") }],
    ["a protected pattern", { ref: glob("release/*"), ref_protected: exact("true") }],
    ["refs that git refuses", { ref: glob("a b*") }],
  ])("%s has none", (_what, claims) => {
    expect(token(claims)).toBeUndefined();
  });
});
