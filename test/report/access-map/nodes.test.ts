import { expect, test } from "@jest/globals";
import { identityNode, nodesOf } from "../../../lib/report/access-map/nodes";
import { PATH, UNEXPLAINED } from "../paths";

test("a path passes through five columns", () => {
  const witness = {
    ref: "main",
    ref_type: "branch",
    ref_protected: "true",
    environment: "production",
  };
  expect(nodesOf({ ...PATH, witness }, false)).toEqual([
    [{ label: "G-Releasers", detail: "" }],
    [{ label: "maintainer", detail: "in shop" }],
    [{ label: "shop/web", detail: "such as protected branch main, environment production" }],
    [{ label: "deploy", detail: "aws_iam_role.deploy" }],
    [{ label: "read s3://ledger/x/", detail: "" }],
  ]);
});

test("people whom no directory group explains are marked, and nothing is reached by no resource", () => {
  const [group, role, , , resources] = nodesOf({ ...UNEXPLAINED, gitlabGroup: null }, false);
  expect(group).toEqual([
    {
      label: "no directory group",
      detail: "nothing in the directory ends it",
      unexplained: true,
    },
  ]);
  expect(role).toEqual([{ label: "member", detail: "in shop/web", unexplained: true }]);
  expect(resources).toEqual([]);
});

test.each([
  ["*", "any project"],
  ["shop/*", "any project in shop"],
  ["shop/web", "shop/web"],
])("the jobs of %s", (project, label) => {
  const witness = { pipeline_source: "merge_request_event", ref: "x", ref_type: "branch" };
  expect(nodesOf({ ...PATH, project, witness }, false)[2]).toEqual([
    { label, detail: "such as merge request, unprotected branch x" },
  ]);
});

test("anybody is nobody's member; several stacks are told apart", () => {
  expect(nodesOf({ ...UNEXPLAINED, role: "anybody" }, true)[1]).toEqual([
    { label: "anybody", detail: "who can create a project", unexplained: true },
  ]);
  expect(identityNode(PATH, true).detail).toBe("aws_iam_role.deploy in shop");
});
