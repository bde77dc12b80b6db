import { at, given, isGiven, managed, numberOf, textOf } from "../resources";
import type { Rule } from "../rule";

const NEEDS: Readonly<Record<string, string>> = {
  group_type: "group_id",
  project_type: "project_id",
};
const SHORTEST = 600;

export const runnerScope: Rule = {
  id: "gitlab/runner-scope",
  severity: "error",
  title: "A runner is defined in a way that GitLab refuses.",
  why: "A group runner needs its group and a project runner its project, an instance runner neither; a maximum timeout has at least 600 seconds (registry.terraform.io, gitlab_user_runner).",
  fix: "give the id that belongs to runner_type, and a maximum_timeout of 600 or more",
  *check(input) {
    for (const placed of managed(input, "gitlab_user_runner")) {
      const { resource } = placed;
      const type = textOf(resource, "runner_type");
      const needed = type === undefined ? undefined : NEEDS[type];
      if (type !== undefined) {
        for (const name of Object.values(NEEDS)) {
          const has = isGiven(given(resource, name)) && given(resource, name) !== 0;
          if (has === (name === needed)) continue;
          yield at(placed, {
            message: has
              ? `a runner of ${type} has no ${name}`
              : `a runner of ${type} needs ${name}`,
            subject: name,
          });
        }
      }
      const timeout = numberOf(resource, "maximum_timeout");
      if (timeout === undefined || timeout === 0 || timeout >= SHORTEST) continue;
      yield at(placed, {
        message: `a maximum timeout of ${timeout} seconds is too short`,
        given: String(timeout),
        allowed: `${SHORTEST} seconds or more`,
        subject: "maximum_timeout",
      });
    }
  },
};
