import { expect, test } from "@jest/globals";
import { gitlabAnnotations } from "../../lib/report/gitlab-annotations";

const JOB = "https://gitlab.example.com/shop/web/-/jobs/7";

test("one link for each report", () => {
  const files = [
    { format: "json", file: "out/findings.json" },
    { format: "markdown", file: "a b/n#1\u001b.md" },
  ];
  expect(JSON.parse(gitlabAnnotations("check", files, JOB))).toEqual({
    "gitlab-federation": [
      {
        external_link: {
          label: "check: json (out/findings.json)",
          url: `${JOB}/artifacts/file/out/findings.json`,
        },
      },
      {
        external_link: {
          label: "check: markdown (a b/n#1\\u{1b}.md)",
          url: `${JOB}/artifacts/file/a%20b/n%231%1B.md`,
        },
      },
    ],
  });
});

test("one link to all of the job's artifacts where no report is known", () => {
  expect(JSON.parse(gitlabAnnotations("who", [], JOB))).toEqual({
    "gitlab-federation": [
      { external_link: { label: "who: reports", url: `${JOB}/artifacts/browse` } },
    ],
  });
});
