import { describe, expect, test } from "@jest/globals";
import { DOCUMENT_TYPE, ownPolicy } from "../../../lib/relying-parties/aws/policy-document";
import { type Resource, UNKNOWN, Unknown, type Value } from "../../../lib/terraform";
import { arn } from "../../support/aws";

function resource(
  values: { readonly [name: string]: Value },
  references: Resource["references"] = {},
): Resource {
  return {
    address: "data.aws_iam_policy_document.trust",
    module: "",
    mode: "data",
    type: DOCUMENT_TYPE,
    name: "trust",
    values,
    references,
    provider: "aws",
    dependsOn: [],
  };
}

const federated = { type: "Federated", identifiers: [arn()] };
const action = "sts:AssumeRoleWithWebIdentity";

describe("ownPolicy", () => {
  test("a planned statement, with null for what is not set", () => {
    const { policy, gaps } = ownPolicy(
      resource({
        version: null,
        statement: [
          {
            sid: "",
            effect: null,
            actions: [action],
            not_actions: null,
            resources: [],
            not_resources: [],
            principals: [federated],
            not_principals: [],
            condition: [{ test: "StringEquals", variable: "gitlab.com:aud", values: ["aws"] }],
          },
        ],
      }),
    );
    expect(gaps).toEqual([]);
    expect(policy).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: [action],
          Principal: { Federated: [arn()] },
          Condition: { StringEquals: { "gitlab.com:aud": ["aws"] } },
        },
      ],
    });
  });

  test("one block of configuration JSON is a map", () => {
    const { policy } = ownPolicy(
      resource({
        version: "2008-10-17",
        statement: {
          sid: "deny",
          effect: "Deny",
          not_actions: "sts:TagSession",
          not_principals: federated,
        },
      }),
    );
    expect(policy).toEqual({
      Version: "2008-10-17",
      Statement: [
        {
          Effect: "Deny",
          Sid: "deny",
          NotAction: ["sts:TagSession"],
          NotPrincipal: { Federated: [arn()] },
        },
      ],
    });
  });

  test("values of the same test and variable are merged", () => {
    const condition = ["a", "b"].map((value) => ({
      test: "StringEquals",
      variable: "gitlab.com:sub",
      values: [value],
    }));
    const { policy } = ownPolicy(
      resource({
        statement: [
          {
            condition: [
              ...condition,
              { test: "StringLike", variable: "gitlab.com:sub", values: ["c*"] },
            ],
          },
        ],
      }),
    );
    expect(policy).toMatchObject({
      Statement: [
        {
          Condition: {
            StringEquals: { "gitlab.com:sub": ["a", "b"] },
            StringLike: { "gitlab.com:sub": ["c*"] },
          },
        },
      ],
    });
  });

  test("resources, of a permission policy", () => {
    const statement = { actions: ["s3:*"], resources: ["a"], not_resources: ["b"] };
    expect(ownPolicy(resource({ statement })).policy).toMatchObject({
      Statement: [{ Effect: "Allow", Action: ["s3:*"], Resource: ["a"], NotResource: ["b"] }],
    });
  });

  test("principals of one type are merged; type * is everybody", () => {
    const of = (...principals: readonly Value[]) =>
      ownPolicy(resource({ statement: [{ principals }] })).policy;
    expect(
      of(federated, { type: "AWS", identifiers: ["x"] }, { type: "Federated", identifiers: ["y"] }),
    ).toMatchObject({
      Statement: [{ Principal: { Federated: [arn(), "y"], AWS: ["x"] } }],
    });
    expect(of({ type: "*", identifiers: ["*"] })).toMatchObject({
      Statement: [{ Principal: "*" }],
    });
  });

  test("&{…} is a policy variable", () => {
    const condition = {
      test: "StringLike",
      variable: "k",
      values: ["&{aws:username}", new Unknown(["&{a}-", { reference: "x.y" }])],
    };
    expect(ownPolicy(resource({ statement: { condition } })).policy).toMatchObject({
      Statement: [
        {
          Condition: {
            StringLike: { k: ["${aws:username}", new Unknown(["${a}-", { reference: "x.y" }])] },
          },
        },
      ],
    });
  });

  test("null in a list is not known yet", () => {
    const { policy } = ownPolicy(
      resource({
        statement: [
          {
            actions: [null],
            principals: [{ type: "Federated", identifiers: [null] }],
            condition: [{ test: "StringEquals", variable: null, values: null }],
          },
        ],
      }),
    );
    expect(policy).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: [UNKNOWN],
          Principal: { Federated: [UNKNOWN] },
          Condition: { StringEquals: { "${}": [] } },
        },
      ],
    });
  });

  test("and an identifier is one of the providers that the configuration refers to", () => {
    const { policy } = ownPolicy(
      resource(
        { statement: [{ principals: [{ type: "Federated", identifiers: [null] }] }] },
        { statement: ["local.x", "aws_iam_openid_connect_provider.gitlab.arn"] },
      ),
    );
    const mentions = ["aws_iam_openid_connect_provider.gitlab.arn"];
    expect(policy).toMatchObject({
      Statement: [{ Principal: { Federated: [new Unknown([{ reference: "", mentions }])] } }],
    });
  });

  test("parts that are not known as a whole", () => {
    const statement = { actions: UNKNOWN, principals: UNKNOWN, condition: UNKNOWN };
    expect(ownPolicy(resource({ statement: [statement] })).policy).toEqual({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: UNKNOWN, Principal: UNKNOWN, Condition: UNKNOWN }],
    });
    const open = {
      principals: [{ type: UNKNOWN, identifiers: ["*"] }],
      condition: [{ test: UNKNOWN, variable: "k", values: [] }],
    };
    expect(ownPolicy(resource({ statement: [open] })).policy).toMatchObject({
      Statement: [{ Principal: UNKNOWN, Condition: UNKNOWN }],
    });
  });

  test("what is not read is told", () => {
    expect(ownPolicy(resource({ statement: UNKNOWN })).gaps).toEqual([
      {
        code: "unknown-value",
        message: "data.aws_iam_policy_document.trust.statement is not known before apply",
      },
    ]);
    expect(ownPolicy(resource({ dynamic: [{ statement: {} }] })).gaps).toEqual([
      {
        code: "not-understood",
        message:
          "data.aws_iam_policy_document.trust has dynamic blocks, which are not expanded here",
      },
    ]);
  });
});
