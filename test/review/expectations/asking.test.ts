import { describe, expect, test } from "@jest/globals";
import { parseAsking } from "../../../lib/review/expectations/asking";
import { Fields } from "../../../lib/review/fields";
import { refusal } from "../refusal";

const asked = (value: object) => parseAsking(new Fields(value, "f.json"));

describe("parseAsking", () => {
  test.each([
    [{ job: { ref: "main", environment: null } }],
    [{ token: { iss: "i", sub: "s", tenant: 1 } }],
    [{ pipeline: { kind: "fork", project: "shop/web" } }],
  ])("takes %j as it is", (value) => {
    expect(asked(value)).toEqual(value);
  });

  test("an environment is not protected unless it says so", () => {
    const pipeline = { kind: "push", project: "shop/web", ref: "next" };
    const environment = { name: "live", tier: "production" };
    expect(asked({ pipeline: { ...pipeline, environment } })).toEqual({
      pipeline: { ...pipeline, environment: { ...environment, protected: false } },
    });
  });

  test.each<[object, string]>([
    [
      { job: { ref_protectd: "true" } },
      'a job has no such claim; given: "ref_protectd"; fix: did you mean ref_protected?; at f.json: job',
    ],
    [
      { job: { sub: "x" } },
      "the sub of a job follows from its claims; fix: leave it out, or give the whole token as token; at f.json: job",
    ],
    [
      { job: { project_id: 4711 } },
      'the claim project_id is not text; given: a number; fix: write it as GitLab mints it: "project_id": "..."; at f.json: job',
    ],
    [{ token: "x" }, "an object is expected; given: a string; at f.json: token"],
    [{}, "one of job, pipeline, token is expected; given: none; at f.json"],
    [
      { pipeline: { kind: "forks", project: "shop/web" } },
      'there is no such kind of pipeline; given: "forks"; allowed: push, feature-branch, tag, tag-named-as-branch, merge-request, fork, fork-merge-request, schedule, trigger, downstream, child, renamed-project, re-registered-path, look-alike-group, other-audience; fix: did you mean fork?; at f.json: pipeline',
    ],
  ])("refuses %j", (value, message) => {
    expect(refusal(() => asked(value))).toBe(`ERR_INPUT_SHAPE: ${message}`);
  });
});
