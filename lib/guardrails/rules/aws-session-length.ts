import { awsTrusts, inTrust } from "../aws-trusts";
import { numberOf } from "../resources";
import type { Rule } from "../rule";

const [SHORTEST, LONGEST] = [3600, 43_200];

export const sessionLength: Rule = {
  id: "aws/session-length",
  severity: "error",
  title: "The session of a role lasts longer than an unattended job needs, or than AWS allows.",
  why: "A stolen session stays good until it ends, whatever happens to the job. AWS takes 3,600 to 43,200 seconds; outside of that the apply fails. Info above one hour (docs.aws.amazon.com, IAM CreateRole MaxSessionDuration).",
  fix: "leave max_session_duration at 3600, and split jobs that run longer",
  *check(input) {
    for (const trust of awsTrusts(input)) {
      const seconds = trust.role && numberOf(trust.role, "max_session_duration");
      if (seconds === undefined || seconds === SHORTEST) continue;
      const impossible = seconds < SHORTEST || seconds > LONGEST || !Number.isInteger(seconds);
      yield inTrust(trust, {
        severity: impossible ? "error" : "info",
        message: impossible
          ? `a session of ${seconds} seconds is outside of what AWS takes`
          : `a job may hold the role for ${seconds} seconds`,
        given: String(seconds),
        allowed: `${SHORTEST} to ${LONGEST} seconds`,
      });
    }
  },
};
