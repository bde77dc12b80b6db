import { describe, expect, test } from "@jest/globals";
import { contains, exact, type Grant, jobToken, makeGrant, trustOf } from "../../lib/core";
import { forkCauses, looksAtJobProjectAlone } from "../../lib/access/forks";
import type { Causes } from "../../lib/access/obtainable";

function grantOf(claims: Parameters<typeof trustOf>[0]): Grant {
  const [grant] = trustOf(claims).grants;
  if (grant === undefined) throw new Error("no grant");
  return grant;
}

describe("a grant looks at the job's project alone", () => {
  test("when it names no other", () => {
    expect(looksAtJobProjectAlone(grantOf({ job_project_path: exact("shop/web") }))).toBe(true);
  });

  test("not when it names the fork, or no project at all", () => {
    const both = { job_project_path: exact("shop/web"), project_id: exact("7") };
    expect(looksAtJobProjectAlone(grantOf(both))).toBe(false);
    expect(looksAtJobProjectAlone(grantOf({ ref: exact("main") }))).toBe(false);
  });
});

const causes: Causes = {
  project: [["project_path", { values: exact("shop/web"), absent: false }]],
  refs: [[]],
  environments: [[]],
};

test("a fork's merge request runs in the project, on any branch of the fork", () => {
  const { project, refs } = forkCauses(causes);
  const grant = makeGrant([...project, ...(refs[0] ?? [])]);
  const trust = { grants: grant === undefined ? [] : [grant] };
  const fork = {
    project_path: "fork/web",
    job_project_path: "shop/web",
    ref: "main",
    ref_protected: "false",
    pipeline_source: "merge_request_event",
  };
  expect(contains(trust, jobToken(fork))).toBe(true);
  expect(contains(trust, jobToken({ ...fork, ref_protected: "true" }))).toBe(false);
  expect(contains(trust, jobToken({ ...fork, job_project_path: "fork/web" }))).toBe(false);
});

test("who starts no pipeline starts none for a fork", () => {
  expect(forkCauses({ project: [], refs: [], environments: [] }).refs).toEqual([]);
});
