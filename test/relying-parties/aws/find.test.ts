import { readFileSync } from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "@jest/globals";
import { jobToken } from "../../../lib/core";
import { evaluate, findDocuments } from "../../../lib/relying-parties/aws";
import { readStack, type Stack } from "../../../lib/terraform";
import { arn, policy, stackOf, statement } from "../../support/aws";

const SUB = "project_path:shop/web:ref_type:branch:ref:main";
const condition = { StringEquals: { "gitlab.com:aud": "aws", "gitlab.com:sub": SUB } };
const trust = JSON.stringify(policy(statement({ Condition: condition })));
const service = JSON.stringify(
  policy(statement({ Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" })),
);
const provider = {
  aws_iam_openid_connect_provider: {
    gitlab: { url: "https://gitlab.com", client_id_list: ["aws"] },
  },
};
const block = {
  actions: ["sts:AssumeRoleWithWebIdentity"],
  principals: { type: "Federated", identifiers: ["${aws_iam_openid_connect_provider.gitlab.arn}"] },
  condition: [
    {
      test: "StringEquals",
      variable: "${aws_iam_openid_connect_provider.gitlab.url}:sub",
      values: [SUB],
    },
    {
      test: "StringEquals",
      variable: "${aws_iam_openid_connect_provider.gitlab.url}:aud",
      values: ["aws"],
    },
  ],
};

const job = jobToken({ aud: "aws", project_path: "shop/web" });
const other = jobToken({ aud: "aws", project_path: "acme/web" });

/** What each document says of the intended job and of another. */
function verdicts(stack: Stack) {
  return findDocuments(stack).map((d) => [
    d.identity,
    evaluate(d, job).admitted,
    evaluate(d, other).admitted,
  ]);
}

function roles(all: object, data: object = {}) {
  const aws_iam_role = Object.fromEntries(
    Object.entries(all).map(([name, p]) => [name, { assume_role_policy: p as unknown }]),
  );
  return verdicts(stackOf({ resource: { ...provider, aws_iam_role }, data }));
}

describe("findDocuments in configuration", () => {
  test("roles that trust GitLab, and no others", () => {
    expect(roles({ deploy: trust, worker: service })).toEqual([
      ["aws_iam_role.deploy", true, false],
    ]);
  });

  test("an address, an alias and the place of the role", () => {
    const role = { assume_role_policy: trust, provider: "aws.audit", for_each: { "a.b": 1 } };
    expect(findDocuments(stackOf({ resource: { aws_iam_role: { deploy: role } } }))).toMatchObject([
      {
        relyingParty: "aws",
        identity: 'aws_iam_role.deploy["a.b"]',
        alias: "aws.audit",
        key: "a.b",
        gaps: [],
      },
    ]);
  });

  test("references inside the text, in values and in keys", () => {
    const late = policy(
      statement({
        Principal: { Federated: "${aws_iam_openid_connect_provider.gitlab.arn}" },
        Condition: { StringEquals: { "${aws_iam_openid_connect_provider.gitlab.url}:sub": SUB } },
      }),
    );
    expect(roles({ deploy: JSON.stringify(late) })).toEqual([["aws_iam_role.deploy", true, false]]);
  });

  test("a key with a literal scheme is a mistake", () => {
    const wrong = policy(
      statement({ Condition: { StringEquals: { "https://gitlab.com:sub": SUB } } }),
    );
    expect(roles({ deploy: JSON.stringify(wrong) })).toEqual([
      ["aws_iam_role.deploy", false, false],
    ]);
  });

  test("a policy document, and the same document no second time", () => {
    const data = { aws_iam_policy_document: { trust: { statement: block } } };
    expect(roles({ deploy: "${data.aws_iam_policy_document.trust.json}" }, data)).toEqual([
      ["aws_iam_role.deploy", true, false],
    ]);
  });

  test("a document no role is known to use, under its own address", () => {
    const data = {
      aws_iam_policy_document: {
        trust: { statement: block },
        permissions: { statement: { actions: ["s3:*"] } },
      },
    };
    expect(roles({ worker: service }, data)).toEqual([
      ["data.aws_iam_policy_document.trust", true, false],
    ]);
  });

  test("a document that another one builds on is judged there", () => {
    const data = {
      aws_iam_policy_document: {
        base: { statement: block },
        trust: { source_policy_documents: ["${data.aws_iam_policy_document.base.json}"] },
      },
    };
    expect(roles({ deploy: "${data.aws_iam_policy_document.trust.json}" }, data)).toEqual([
      ["aws_iam_role.deploy", true, false],
    ]);
  });

  test("locals are followed", () => {
    const stack = stackOf({
      locals: { trust },
      resource: { ...provider, aws_iam_role: { deploy: { assume_role_policy: "${local.trust}" } } },
    });
    expect(verdicts(stack)).toEqual([["aws_iam_role.deploy", true, false]]);
  });

  test.each([
    [
      "a variable",
      "${var.policy}",
      "unknown-value",
      "aws_iam_role.deploy.assume_role_policy is not known before apply",
    ],
    [
      "a template",
      '${templatefile("x", {})}',
      "unknown-value",
      "aws_iam_role.deploy.assume_role_policy is not known before apply",
    ],
    ["nothing", null, "not-understood", "aws_iam_role.deploy.assume_role_policy is missing"],
  ])("a policy that is %s decides nothing", (_, given, code, message) => {
    const stack = stackOf({
      resource: { aws_iam_role: { deploy: { assume_role_policy: given } } },
    });
    const [document] = findDocuments(stack);
    expect(document?.gaps).toEqual([{ code, message }]);
    expect(verdicts(stack)).toEqual([["aws_iam_role.deploy", null, null]]);
  });

  test.each(["{", "[]", '{"Version":"2012-10-17","Version":"2012-10-17","Statement":[]}', '"x"'])(
    "nor does a malformed one: %s",
    (text) => {
      expect(roles({ deploy: text })).toEqual([["aws_iam_role.deploy", null, null]]);
    },
  );
});

describe("findDocuments in plans and states", () => {
  const fixture = (name: string): Stack => {
    const file = path.join(__dirname, "../../fixtures/terraform", name);
    return readStack(JSON.parse(readFileSync(file, "utf8")) as unknown, {
      name: "shop",
      file: name,
    });
  };
  const app = jobToken({ aud: "https://gitlab.com", project_path: "acme/app" });
  const evil = jobToken({ aud: "https://gitlab.com", project_path: "acme/evil" });
  const decided = (name: string) =>
    Object.fromEntries(
      findDocuments(fixture(name)).map((d) => [
        d.identity,
        [evaluate(d, app).admitted, evaluate(d, evil).admitted],
      ]),
    );
  const deploy = (region: string, role: number) =>
    `module.edge["${region}"].module.roles[${role}].module.one.aws_iam_role.deploy["a:b"]`;
  const modules = Object.fromEntries(
    [deploy("eu.west/1", 0), deploy("eu.west/1", 1), deploy("us", 0), deploy("us", 1)].map((a) => [
      a,
      [true, false],
    ]),
  );

  test("a first plan: deferred documents by reference, also into modules; what cannot be followed is not known", () => {
    expect(decided("plan-hcl-first.json")).toEqual({
      "aws_iam_role.by_local": [null, null],
      "aws_iam_role.direct": [true, false],
      "aws_iam_role.existing": [true, false],
      "aws_iam_role.heredoc": [null, null],
      ...modules,
      "data.aws_iam_policy_document.dynamic": [null, null],
    });
  });

  test("a text that only the provider's ARN keeps from being known says what it waits for", () => {
    const heredoc = findDocuments(fixture("plan-hcl-first.json")).find(
      (d) => d.identity === "aws_iam_role.heredoc",
    );
    expect(heredoc?.gaps).toEqual([
      {
        code: "unknown-value",
        message:
          "aws_iam_role.heredoc.assume_role_policy is not known before aws_iam_openid_connect_provider.gitlab exists",
      },
    ]);
  });

  test("a second plan decides what the first left open, and nothing else", () => {
    const second = decided("plan-hcl-second.json");
    expect(second).toEqual({
      "aws_iam_role.by_local": [true, false],
      "aws_iam_role.direct": [true, false],
      "aws_iam_role.existing": [true, false],
      ...modules,
      "data.aws_iam_policy_document.dynamic": [true, true],
    });
    const decidedFirst = Object.entries(decided("plan-hcl-first.json")).filter(
      ([, verdict]) => verdict[0] !== null,
    );
    expect(second).toMatchObject(Object.fromEntries(decidedFirst));
  });

  test("one unlinked document behind a local is taken; a single one in the module", () => {
    const { resources, ...rest } = fixture("plan-hcl-first.json");
    const kept = resources.filter(
      (r) => !["dynamic", "existing"].includes(r.name) && r.name !== "direct",
    );
    const [byLocal] = findDocuments({ ...rest, resources: kept });
    expect(byLocal?.identity).toBe("aws_iam_role.by_local");
    expect(byLocal && evaluate(byLocal, app).admitted).toBe(true);
    expect(byLocal && evaluate(byLocal, evil).admitted).toBe(false);
  });

  test("a state", () => {
    expect(Object.keys(decided("state.json"))).toEqual([
      "aws_iam_role.by_local",
      "aws_iam_role.counted[0]",
      "aws_iam_role.counted[1]",
      'aws_iam_role.many["eu.west/1"]',
      'aws_iam_role.many["us:2"]',
      "aws_iam_role.publisher",
      'module.team["a.b"].aws_iam_role.deploy',
      'module.team["a.b"].aws_iam_role.inline',
    ]);
  });
});

test("the account of an ARN is compared where the provider's is known", () => {
  const far = policy(statement({ Principal: { Federated: arn() } }));
  const stack = stackOf({
    resource: {
      aws_iam_openid_connect_provider: {
        p: { url: "https://gitlab.com", arn: arn().replace("1111", "9999"), client_id_list: ["x"] },
      },
      aws_iam_role: { deploy: { assume_role_policy: JSON.stringify(far) } },
    },
  });
  expect(verdicts(stack)).toEqual([["aws_iam_role.deploy", true, true]]);
});
