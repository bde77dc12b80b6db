import type { Rule } from "../rule";
import { placeIn } from "../sentence-place";

export const gitlabNotUnderstood: Rule = {
  id: "gitlab/not-understood",
  severity: "warning",
  title: "A project or a protection cannot be judged.",
  why: "A protection whose pattern is not known before apply protects nothing here, and a subject template that cannot be read may mint any subject.",
  fix: "write the value as literal text, or supply it with --assume ADDRESS.ATTRIBUTE=VALUE",
  *check(input) {
    for (const message of input.gitlab.notUnderstood) {
      yield { ...placeIn(message, input), message, subject: message };
    }
  },
};
