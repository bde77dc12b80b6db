import { atAuthenticator, gitlabAuthenticators } from "../kubernetes-trusts";
import type { Rule } from "../rule";

/** Claims that people's tokens have as well. */
const PEOPLE = [
  "sub",
  "user_login",
  "user_email",
  "email",
  "preferred_username",
  "nickname",
  "name",
];

export const peopleAndJobs: Rule = {
  id: "kubernetes/people-and-jobs",
  severity: "warning",
  title: "An authenticator that names people also accepts the tokens of jobs.",
  why: "GitLab signs the tokens of people and of jobs with the same keys under the same issuer, and a job chooses its audience freely: whoever makes a pipeline run can log in where people do, under a name that a claim of the job gives (docs.gitlab.com, ci/secrets/id_token_authentication).",
  fix: "require a claim that only the intended tokens have, and give jobs a prefix of their own",
  *check(input) {
    for (const placed of gitlabAuthenticators(input)) {
      const { rules, username } = placed.authenticator;
      const isPeople = username?.kind === "claim" && PEOPLE.includes(username.claim);
      if (!isPeople || rules.length > 0) continue;
      yield atAuthenticator(placed, {
        message: `${placed.authenticator.address} names users by ${username.claim}, which tokens of people and of jobs both have, and asks for no other claim`,
        given: username.claim,
      });
    }
  },
};
