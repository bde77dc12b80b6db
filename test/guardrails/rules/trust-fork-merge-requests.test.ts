import { expect, test } from "@jest/globals";
import { type ClaimName, exact, type Language, trustOf } from "../../../lib/core";
import { forkMergeRequests } from "../../../lib/guardrails/rules/trust-fork-merge-requests";
import { findingsOf, identity, inputWith } from "../../support/input";

const trusting = (claims: Partial<Record<ClaimName, Language>>) =>
  inputWith([identity(trustOf({ ref: exact("main"), ref_type: exact("branch"), ...claims }))]);
const told = (claims: string) =>
  `warning vault_jwt_auth_backend_role.deploy: deploy knows its project by ${claims} alone: a member who starts the pipeline of a fork's merge request lends the identity to the fork's code`;

test.each([
  [
    "the project that runs the job",
    trusting({ job_project_id: exact("20") }),
    [told("job_project_id")],
  ],
  [
    "the same by path",
    trusting({ job_project_path: exact("shop/web") }),
    [told("job_project_path")],
  ],
  [
    "with a protected ref",
    trusting({ job_project_id: exact("20"), ref_protected: exact("true") }),
    [],
  ],
  [
    "with the project of the code",
    trusting({ job_project_id: exact("20"), project_id: exact("20") }),
    [],
  ],
  ["pushes alone", trusting({ job_project_id: exact("20"), pipeline_source: exact("push") }), []],
  ["the project itself", trusting({ project_id: exact("20") }), []],
])("%s", (_name, input, expected) => {
  expect(findingsOf(forkMergeRequests, input)).toEqual(expected);
});
