import type { Rule } from "../rule";
import { placeIn } from "../sentence-place";

export const gitlabNotUnderstood: Rule = {
  id: "gitlab/not-understood",
  severity: "warning",
  title: "Something that GitLab grants or protects cannot be judged.",
  why: "A protection whose pattern is not known before apply protects nothing here, a subject template that cannot be read may mint any subject, and a link, membership, share, token or key without a place lets people in where nobody looks.",
  fix: "write the value as literal text, or supply it with --assume ADDRESS.ATTRIBUTE=VALUE",
  *check(input) {
    for (const message of input.gitlab.notUnderstood) {
      yield { ...placeIn(message, input), message, subject: message };
    }
  },
};
