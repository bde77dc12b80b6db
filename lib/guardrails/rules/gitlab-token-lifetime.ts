import { at, managed, numberOf } from "../resources";
import type { Rule } from "../rule";
import { trustedProjects } from "../trusted-projects";

/** Longest session of AWS, in seconds. */
const LONGEST = 43_200;

export const tokenLifetime: Rule = {
  id: "gitlab/token-lifetime",
  severity: "warning",
  title: "ID tokens of a trusted project live for more than half a day.",
  why: "A token lives as long as its job may run, cannot be revoked, and is good for new sessions until it ends: the job's timeout is the lifetime of the credential (gitlabhq, lib/gitlab/ci/jwt.rb).",
  fix: "lower build_timeout of the project, and give the one long job a timeout of its own without id_tokens",
  *check(input) {
    const trusted = new Set(
      [...trustedProjects(input)].flatMap(({ project }) =>
        project.places.map((place) => `${place.stack}\n${place.address}`),
      ),
    );
    for (const placed of managed(input, "gitlab_project")) {
      const seconds = numberOf(placed.resource, "build_timeout");
      if (seconds === undefined || seconds <= LONGEST) continue;
      if (!trusted.has(`${placed.stack.name}\n${placed.resource.address}`)) continue;
      yield at(placed, {
        message: `ID tokens of this project are good for up to ${seconds} seconds`,
        given: String(seconds),
        allowed: `up to ${LONGEST} seconds`,
      });
    }
  },
};
