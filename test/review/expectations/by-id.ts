import type { Input } from "../../../lib/guardrails/input";
import { inputOf } from "../../../lib/review/input";
import { awsRole, shop, stackOf } from "../../support/access/stacks";
import { exactly } from "../diff/versions";

/** A role for a project that Terraform has still to create, named by its id. */
export function byId(): Input {
  const sub = "project_id:${gitlab_project.web.id}:ref_type:branch:ref:main";
  const components = ["project_id", "ref_type", "ref"];
  return inputOf([
    stackOf(
      shop(
        { aws_iam_role: { deploy: awsRole("deploy", exactly(sub)) } },
        { ci_id_token_sub_claim_components: components },
      ),
    ),
  ]);
}
