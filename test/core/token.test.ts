import { describe, expect, test } from "@jest/globals";
import { jobToken, SAMPLE_CLAIMS } from "../../lib/core";
import { claimTexts } from "../../lib/core/token";

const DERIVED = {
  namespace_path: "example-group",
  ref_path: "refs/heads/main",
  job_project_path: "example-group/example-project",
  job_project_id: "1000",
  job_namespace_path: "example-group",
  job_namespace_id: "100",
};
const SUB = "project_path:example-group/example-project:ref_type:branch:ref:main";

const lacking = (...names: readonly string[]) =>
  Object.fromEntries(Object.entries(SAMPLE_CLAIMS).filter(([name]) => !names.includes(name)));

describe("jobToken", () => {
  test("is a push to a protected main where nothing is given", () => {
    expect(jobToken({})).toEqual({ ...SAMPLE_CLAIMS, ...DERIVED, sub: SUB });
  });

  test("takes given claims and makes the derived ones of them", () => {
    expect(
      jobToken(
        {
          project_path: "shop/tools/lint",
          project_id: "21",
          namespace_id: "7",
          ref_type: "tag",
          ref: "v1.0",
          environment: "production",
        },
        ["project_id", "ref_type", "ref"],
      ),
    ).toEqual({
      ...SAMPLE_CLAIMS,
      project_path: "shop/tools/lint",
      project_id: "21",
      namespace_id: "7",
      namespace_path: "shop/tools",
      ref_type: "tag",
      ref: "v1.0",
      ref_path: "refs/tags/v1.0",
      environment: "production",
      job_project_path: "shop/tools/lint",
      job_project_id: "21",
      job_namespace_path: "shop/tools",
      job_namespace_id: "7",
      sub: "project_id:21:ref_type:tag:ref:v1.0",
    });
  });

  test("a derived claim that is given wins", () => {
    const token = jobToken({
      job_project_path: "shop/api",
      ref_path: "refs/merge-requests/1/head",
    });
    expect(token).toEqual({
      ...SAMPLE_CLAIMS,
      ...DERIVED,
      job_project_path: "shop/api",
      job_namespace_path: "shop",
      ref_path: "refs/merge-requests/1/head",
      sub: SUB,
    });
  });

  test("a subject that is given wins, even none", () => {
    expect(jobToken({ sub: "anything" })).toEqual({
      ...SAMPLE_CLAIMS,
      ...DERIVED,
      sub: "anything",
    });
    expect(jobToken({ sub: undefined })).toEqual({ ...SAMPLE_CLAIMS, ...DERIVED });
  });

  test("claims given as null or undefined are left out, and what would follow from them", () => {
    expect(jobToken({ user_login: null })).toEqual({
      ...lacking("user_login"),
      ...DERIVED,
      sub: SUB,
    });

    expect(jobToken({ project_path: undefined, ref: null, namespace_id: undefined })).toEqual({
      ...lacking("project_path", "ref", "namespace_id"),
      job_project_id: "1000",
      sub: "ref_type:branch",
    });

    expect(jobToken({ ref_type: undefined }, ["project_id"])).toEqual({
      ...lacking("ref_type"),
      namespace_path: DERIVED.namespace_path,
      job_project_path: DERIVED.job_project_path,
      job_project_id: DERIVED.job_project_id,
      job_namespace_path: DERIVED.job_namespace_path,
      job_namespace_id: DERIVED.job_namespace_id,
      sub: "project_id:1000",
    });
  });

  test("a claim named as a prototype is a claim like another", () => {
    const token = jobToken(
      JSON.parse('{"__proto__": {"ref": "evil"}, "ref": null}') as Record<string, unknown>,
    );
    expect(Object.getPrototypeOf(token)).toBe(Object.prototype);
    expect(Object.keys(token)).toContain("__proto__");
    expect(token["ref"]).toBeUndefined();
  });

  test("a path without a group has an empty namespace", () => {
    const { namespace_path, job_namespace_path } = jobToken({ project_path: "web" });
    expect([namespace_path, job_namespace_path]).toEqual(["", ""]);
  });
});

describe("claimTexts", () => {
  test.each<[string, unknown, readonly string[] | undefined]>([
    ["a text", "main", ["main"]],
    ["an empty text", "", [""]],
    ["a number", 1, ["1"]],
    ["a list", ["a", "b"], ["a", "b"]],
    ["a list of other things", ["a", 1, null], ["a"]],
    ["an empty list", [], []],
    ["null", null, undefined],
    ["undefined", undefined, undefined],
    ["a boolean, which is not its text", true, []],
    ["an object", { a: "b" }, []],
  ])("%s", (_, value, expected) => {
    expect(claimTexts({ ref: value }, "ref")).toEqual(expected);
  });

  test("a token has no inherited claims", () => {
    expect(claimTexts({}, "constructor")).toBeUndefined();
    expect(
      claimTexts(Object.create({ ref: "main" }) as object as Record<string, unknown>, "ref"),
    ).toBeUndefined();
  });
});
