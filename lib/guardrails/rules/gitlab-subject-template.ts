import { componentsOf, templateProblem } from "../../core";
import type { Value } from "../../terraform";
import { instanceOf } from "../instances";
import { at, given, managed, plainText } from "../resources";
import type { Rule } from "../rule";

export const subjectTemplateOfProject: Rule = {
  id: "gitlab/subject-template",
  severity: "error",
  title: "GitLab refuses the subject template of a project.",
  why: "Which components exist depends on the version, and a project comes first; the API refuses other lists at apply (gitlabhq, app/models/project_ci_cd_setting.rb).",
  fix: "take components that this GitLab has, a project first, each once",
  *check(input) {
    for (const placed of managed(input, "gitlab_project")) {
      const value = given(placed.resource, "ci_id_token_sub_claim_components");
      const version = instanceOf(placed, input)?.version;
      if (!Array.isArray(value) || value.length === 0 || version === undefined) continue;
      const names = (value as readonly Value[]).flatMap((v) => plainText(v) ?? []);
      const problem = names.length < value.length ? undefined : templateProblem(names, version);
      if (problem === undefined) continue;
      yield at(placed, {
        message: `the subject template is refused: ${problem}`,
        given: names.join(", "),
        allowed: componentsOf(version).join(", "),
      });
    }
  },
};
