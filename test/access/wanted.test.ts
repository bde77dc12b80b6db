import { describe, expect, test } from "@jest/globals";
import { exact, exactValues, GITLAB_DOT_COM, glob, issuer, trustOf } from "../../lib/core";
import { wantedOf } from "../../lib/access/wanted";

const own = issuer({ kind: "self-managed", url: "https://gitlab.example.com", version: "19.4" });

function wanted(claims: Parameters<typeof trustOf>[0]): ReturnType<typeof wantedOf> {
  const [grant] = trustOf(claims).grants;
  return grant && wantedOf(grant);
}

test("what a grant asks of the project", () => {
  const asked = wanted({ project_path: exact("shop/web"), namespace_id: exact("7") });
  expect(asked?.paths && exactValues(asked.paths)).toEqual(["shop/web"]);
  expect(asked?.namespaceIds && exactValues(asked.namespaceIds)).toEqual(["7"]);
  expect(asked?.ids).toBeUndefined();
});

test("a job runs in its own project", () => {
  const asked = wanted({ job_project_path: exact("shop/web"), project_path: glob("shop/*") });
  expect(asked?.paths && exactValues(asked.paths)).toEqual(["shop/web"]);
  expect(asked?.grant.constraints.has("job_project_path")).toBe(false);
  expect(asked?.whole.constraints.has("job_project_path")).toBe(true);
});

test("no ordinary job has two projects", () => {
  expect(
    wanted({ job_project_path: exact("shop/web"), project_path: exact("fork/web") }),
  ).toBeUndefined();
});

describe("who can sign", () => {
  test("the issuer that the grant names, and one that is not known", () => {
    const asked = wanted({ iss: exact("https://gitlab.example.com") });
    expect(asked?.signedBy(own)).toBe(true);
    expect(asked?.signedBy(undefined)).toBe(true);
  });

  test("no other issuer", () => {
    expect(wanted({ iss: exact("https://gitlab.example.com") })?.signedBy(GITLAB_DOT_COM)).toBe(
      false,
    );
    expect(wanted({})?.signedBy(GITLAB_DOT_COM)).toBe(true);
  });
});
