import { expect, test } from "@jest/globals";
import { checkedPolicy } from "../../../lib/relying-parties/internal-api";
import { policyAsking, policyWith } from "../../support/internal-api";
import { refusal } from "../../support/synth";

test("a policy that fits comes back as it is", () => {
  const policy = policyWith();
  expect(checkedPolicy(policy)).toBe(policy);
});

test.each<[string, unknown, string]>([
  [
    "is not one",
    policyWith({ algorithms: ["none"] }),
    "the policy is refused: algorithms[0] is no public-key signature algorithm; fix: write the file with the InternalApi construct, or mend this place; at policy.json",
  ],
  [
    "is not one in several places",
    policyWith({ algorithms: [], audience: "" }),
    "the policy is refused: audience is not 1 to 255 characters: letters, digits and _ + = , . @ : / -; given: 2 problems, this is the first; fix: write the file with the InternalApi construct, or mend this place; at policy.json",
  ],
  [
    "waits for apply",
    policyAsking({ project_id: { values: ["${gitlab_project.web.id}"] } }),
    "the policy is refused: roles[0].grants[0].claims.project_id.values[0] is not known before apply; fix: write the file from the Terraform output after apply: terraform output -raw <name>_policy; at policy.json",
  ],
])("what %s is refused with the place", (_, policy, message) => {
  expect(refusal(() => checkedPolicy(policy, "policy.json"))).toEqual({
    code: "ERR_INPUT_SHAPE",
    where: "policy.json",
    message,
  });
});

test.each([undefined, null, "", 1, []])("%j is no policy", (policy) => {
  expect(refusal(() => checkedPolicy(policy))).toMatchObject({ code: "ERR_INPUT_SHAPE" });
});
