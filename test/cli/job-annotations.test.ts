import { describe, expect, test } from "@jest/globals";
import { jobAnnotations } from "../../lib/cli/job-annotations";
import { refusal } from "../review/refusal";

const JOB = "https://gitlab.example.com/shop/web/-/jobs/7";
const ASKED = { format: "gitlab-annotations", file: "annotations.json" };

function urls(
  env: Readonly<Record<string, string>>,
  ...files: readonly string[]
): readonly string[] {
  const reports = [ASKED, ...files.map((file) => ({ format: "json", file }))];
  const json = JSON.parse(jobAnnotations("check", reports, { env })()) as Readonly<
    Record<string, readonly { readonly external_link: { readonly url: string } }[]>
  >;
  return json["gitlab-federation"]!.map(({ external_link }) => external_link.url);
}

describe("jobAnnotations", () => {
  test.each([
    [{ CI_JOB_URL: JOB }],
    [{ CI_PROJECT_URL: "https://gitlab.example.com/shop/web", CI_JOB_ID: "7" }],
  ])("finds the job in %j", (env) => {
    expect(urls(env)).toEqual([`${JOB}/artifacts/browse`]);
  });

  test("links what lies in the repository", () => {
    const env = { CI_JOB_URL: JOB, CI_PROJECT_DIR: "/builds/shop/web" };
    expect(urls(env, "/builds/shop/web/out/a.json", "/builds/shop/api/b.json")).toEqual([
      `${JOB}/artifacts/file/out/a.json`,
    ]);
    expect(urls({ CI_JOB_URL: JOB }, "./out/a.json", "../b.json")).toEqual([
      `${JOB}/artifacts/file/out/a.json`,
    ]);
  });

  test.each([
    [{}],
    [{ CI_JOB_ID: "7" }],
    [{ CI_JOB_URL: "javascript:alert(1)//-/jobs/7" }],
    [{ CI_JOB_URL: "", CI_PROJECT_URL: "https://gitlab.example.com/shop/web" }],
  ])("refuses %j", (env) => {
    expect(refusal(() => jobAnnotations("check", [ASKED], { env }))).toBe(
      "ERR_USAGE: --format gitlab-annotations needs a job of GitLab CI; allowed: CI_JOB_URL, or CI_PROJECT_URL and CI_JOB_ID, as GitLab sets them; fix: leave the form out elsewhere",
    );
  });

  test("asks nothing of the environment where no annotations are wanted", () => {
    expect(jobAnnotations("check", [{ format: "json", file: undefined }], { env: {} })()).toBe("");
  });
});
