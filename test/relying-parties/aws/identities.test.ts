import { expect, test } from "@jest/globals";
import { GITLAB_DOT_COM, jobToken } from "../../../lib/core";
import { identities } from "../../../lib/relying-parties/aws";
import { policy, stackOf, statement } from "../../support/aws";

const role = (more: object = {}) => ({
  name: "deploy",
  assume_role_policy: JSON.stringify(policy(statement())),
  ...more,
});

test("a role that web identity tokens can become", () => {
  const [found, ...others] = identities(
    stackOf({ resource: { aws_iam_role: { deploy: role() } } }),
  );
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    relyingParty: "aws",
    identity: "aws_iam_role.deploy",
    name: "deploy",
  });
  expect(found?.prepare()(jobToken({}))).toEqual({ admitted: true, reasons: [] });
  expect(found?.read({ issuer: GITLAB_DOT_COM, projects: [] }).notUnderstood).toEqual([]);
  expect(found?.holdings()).toEqual({
    permissions: [],
    administrator: undefined,
    session: {
      seconds: 3900,
      because:
        "for a session of the role (AWS's default, 3600 s) and 300 s in which STS takes a token past its end",
    },
  });
});

test("a role that services alone assume is none", () => {
  const trust = policy({
    Effect: "Allow",
    Principal: { Service: "ec2.amazonaws.com" },
    Action: "sts:AssumeRole",
  });
  const stack = stackOf({
    resource: { aws_iam_role: { ec2: role({ assume_role_policy: JSON.stringify(trust) }) } },
  });
  expect(identities(stack)).toEqual([]);
});
