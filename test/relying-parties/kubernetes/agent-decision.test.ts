import { expect, test } from "@jest/globals";
import { EVERYBODY, exact, jobToken, opaque, or, trustOf } from "../../../lib/core";
import { agentDecision } from "../../../lib/relying-parties/kubernetes/agent-decision";
import type { AgentTrust } from "../../../lib/relying-parties/kubernetes";

const agent = (others: Partial<AgentTrust> = {}): AgentTrust => ({
  issuer: "https://gitlab.com",
  trust: trustOf({ project_id: exact("20"), ref_protected: exact("true") }),
  notUnderstood: [],
  ...others,
});
const token = jobToken({ project_id: "20", aud: "anything" });
const ID = opaque("${gitlab_project.web.id}");

test("a job is let in whatever its audience", () => {
  expect(agentDecision(agent(), token)).toEqual({ admitted: true, reasons: [] });
});

test.each([
  [
    "another project",
    { project_id: "21" },
    [{ code: "mismatch", claim: "project_id", expected: '"20"', received: '"21"' }],
  ],
  [
    "another project, not protected",
    { project_id: "21", ref_protected: "false" },
    [
      { code: "mismatch", claim: "project_id", expected: '"20"', received: '"21"' },
      { code: "mismatch", claim: "ref_protected", expected: '"true"', received: '"false"' },
    ],
  ],
  [
    "no protection",
    { ref_protected: null },
    [{ code: "absent", claim: "ref_protected", expected: '"true"', received: "nothing" }],
  ],
  [
    "another GitLab",
    { iss: "https://x.example" },
    [
      {
        code: "mismatch",
        claim: "iss",
        expected: '"https://gitlab.com"',
        received: '"https://x.example"',
      },
    ],
  ],
  [
    "no issuer",
    { iss: null },
    [{ code: "absent", claim: "iss", expected: '"https://gitlab.com"', received: "nothing" }],
  ],
])("%s is refused", (_name, change, reasons) => {
  expect(agentDecision(agent(), jobToken({ project_id: "20", ...change }))).toEqual({
    admitted: false,
    reasons,
  });
});

test("a project that is not created yet leaves it open, unless something else fails", () => {
  const late = agent({ trust: trustOf({ project_id: exact(ID), ref_protected: exact("true") }) });
  expect(agentDecision(late, token)).toEqual({
    admitted: null,
    reasons: [
      {
        code: "unknown-value",
        claim: "project_id",
        expected: '"${gitlab_project.web.id}"',
        received: '"20"',
      },
    ],
  });
  expect(agentDecision(late, jobToken({ ref_protected: "false" }))).toEqual({
    admitted: false,
    reasons: [
      { code: "mismatch", claim: "ref_protected", expected: '"true"', received: '"false"' },
    ],
  });
});

test("what is not known of the agent leaves it open", () => {
  const open = agent({
    trust: or(EVERYBODY),
    notUnderstood: [{ code: "unknown-value", message: "not known" }],
  });
  expect(agentDecision(open, token)).toEqual({
    admitted: null,
    reasons: [{ code: "unknown-value", claim: "", expected: "not known", received: "" }],
  });
});

test("nobody is let in by an empty trust", () => {
  expect(agentDecision(agent({ trust: { grants: [] } }), token)).toEqual({
    admitted: false,
    reasons: [],
  });
});
