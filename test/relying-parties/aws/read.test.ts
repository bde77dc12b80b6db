import { describe, expect, test } from "@jest/globals";
import {
  compare,
  complement,
  exact,
  GITLAB_DOT_COM,
  isEmptyTrust,
  opaque,
  trustOf,
} from "../../../lib/core";
import { read } from "../../../lib/relying-parties/aws/read";
import { UNKNOWN, type Value } from "../../../lib/terraform";
import {
  arn,
  documentOf,
  documentOfText,
  policy,
  stackOf,
  statement,
  trusting,
} from "../../support/aws";

const declared = { issuer: GITLAB_DOT_COM, projects: [] };
const COM = exact(GITLAB_DOT_COM.url);
const providers = stackOf({
  resource: {
    aws_iam_openid_connect_provider: {
      com: { url: "https://gitlab.com", client_id_list: ["aws"] },
      hub: { url: "https://token.actions.githubusercontent.com", client_id_list: ["hub"] },
    },
  },
});

describe("read", () => {
  test("a pinned trust", () => {
    const condition = {
      StringEquals: {
        "gitlab.com:aud": "aws",
        "gitlab.com:project_id": "20",
        "gitlab.com:sub": "project_path:shop/web:ref_type:branch:ref:main",
      },
    };
    const reading = read(documentOf(trusting(condition)), declared);
    expect(reading).toMatchObject({
      notUnderstood: [],
      undeclaredTemplates: [],
      audience: { required: true, registered: undefined },
    });
    const wanted = trustOf({
      iss: COM,
      aud: exact("aws"),
      project_id: exact("20"),
      project_path: exact("shop/web"),
      ref_type: exact("branch"),
      ref: exact("main"),
    });
    expect(compare(wanted, reading.trust).kind).toBe("same");
  });

  test("a policy that is not known says nothing of its audience", () => {
    const message = "the trust is not known before apply";
    const document = {
      ...documentOf(UNKNOWN),
      gaps: [{ code: "unknown-value", message } as const],
    };
    const reading = read(document, declared);
    expect(reading.audience).toEqual({ required: true, registered: undefined });
    expect(reading.notUnderstood.map((n) => n.message)).toEqual([message]);
  });

  test("client ids narrow the audience, and are told", () => {
    const reading = read(documentOf(policy(statement()), providers), declared);
    expect(compare(trustOf({ iss: COM, aud: exact("aws") }), reading.trust).kind).toBe("same");
    expect(reading.audience).toEqual({ required: false, registered: ["aws"] });
  });

  test("a Deny takes away what it names for certain", () => {
    const deny = statement({
      Effect: "Deny",
      Principal: "*",
      Condition: { StringNotEquals: { "gitlab.com:ref_protected": "true" } },
    });
    const reading = read(documentOf(policy(statement(), deny)), declared);
    expect(reading.notUnderstood).toEqual([]);
    expect(compare(trustOf({ iss: COM, ref_protected: exact("true") }), reading.trust).kind).toBe(
      "same",
    );
  });

  test("a Deny that cannot be read takes nothing away, and is told", () => {
    const deny = statement({
      Effect: "Deny",
      Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } },
    });
    const reading = read(documentOf(policy(statement(), deny)), declared);
    expect(compare(trustOf({ iss: COM }), reading.trust).kind).toBe("same");
    expect(reading.notUnderstood).toEqual([
      {
        code: "not-understood",
        message: 'Statement[1].Condition.IpAddress["aws:SourceIp"] tests what no token tells',
      },
    ]);
  });

  test("statements are alternatives, negations complements", () => {
    const one = statement({
      Condition: { StringNotEquals: { "gitlab.com:pipeline_source": "merge_request_event" } },
    });
    const two = statement({
      Condition: {
        StringEquals: {
          "gitlab.com:pipeline_source": "merge_request_event",
          "gitlab.com:project_id": "20",
        },
      },
    });
    const reading = read(documentOf(policy(one, two)), declared);
    const other = trustOf({ iss: COM, pipeline_source: complement(exact("merge_request_event")) });
    const merge = trustOf({
      iss: COM,
      pipeline_source: exact("merge_request_event"),
      project_id: exact("20"),
    });
    expect(compare({ grants: [...other.grants, ...merge.grants] }, reading.trust).kind).toBe(
      "same",
    );
  });

  test.each<[string, Value]>([
    ["a literal wildcard", trusting({ StringEquals: { "gitlab.com:sub": "project_path:shop/*" } })],
    ["a key AWS does not have", trusting({ StringEquals: { "gitlab.com:environment": "x" } })],
    ["another action", policy(statement({ Action: "sts:AssumeRole" }))],
    [
      "GitHub",
      policy(statement({ Principal: { Federated: arn("token.actions.githubusercontent.com") } })),
    ],
    ["an empty policy", policy()],
  ])("nobody: %s", (_, given) => {
    const reading = read(documentOf(given), declared);
    expect(reading.trust.grants).toEqual([]);
    expect(reading.notUnderstood).toEqual([]);
  });

  test("nobody: a provider URL with a slash at its end", () => {
    const stack = stackOf({
      resource: {
        aws_iam_openid_connect_provider: {
          p: { url: "https://gitlab.com/", client_id_list: ["aws"] },
        },
      },
    });
    expect(isEmptyTrust(read(documentOf(policy(statement()), stack), declared).trust)).toBe(true);
  });

  test("everybody means the providers of the input, GitHub's left out", () => {
    const reading = read(documentOf(policy(statement({ Principal: "*" })), providers), declared);
    expect(reading.notUnderstood).toEqual([]);
    expect(compare(trustOf({ iss: COM, aud: exact("aws") }), reading.trust).kind).toBe("same");
  });

  test.each<[string, Value, string, string]>([
    ["nothing", UNKNOWN, "unknown-value", "the policy is not known before apply"],
    ["no statement", {}, "not-understood", "the policy has no Statement"],
    [
      "no principal",
      policy({ Effect: "Allow", Action: "sts:*" }),
      "not-understood",
      "Statement[0] has no Principal",
    ],
    [
      "a late principal",
      policy(statement({ Principal: { Federated: UNKNOWN } })),
      "unknown-value",
      "Statement[0].Principal is not known before apply",
    ],
    [
      "a malformed principal",
      policy(statement({ Principal: { Federated: "x" } })),
      "not-understood",
      "Statement[0].Principal cannot be read",
    ],
    [
      "late conditions",
      policy(statement({ Condition: UNKNOWN })),
      "unknown-value",
      "Statement[0].Condition is not known before apply",
    ],
    [
      "a late effect",
      policy(statement({ Effect: UNKNOWN })),
      "unknown-value",
      "Statement[0].Effect is not known before apply",
    ],
  ])(
    "where %s is known, all of the issuer may get in, and it is told",
    (_, given, code, message) => {
      const reading = read(documentOf(given), declared);
      expect(compare(trustOf({ iss: COM }), reading.trust).kind).toBe("same");
      expect(reading.notUnderstood).toContainEqual({ code, message });
    },
  );

  test("a project's id that is not known yet is an opaque value", () => {
    const text = JSON.stringify(
      trusting({ StringEquals: { "gitlab.com:project_id": "${gitlab_project.web.id}" } }),
    );
    const reading = read(documentOfText(text), declared);
    expect(reading.notUnderstood).toEqual([]);
    const wanted = trustOf({ iss: COM, project_id: exact(opaque("${gitlab_project.web.id}")) });
    expect(compare(wanted, reading.trust).kind).toBe("same");
  });

  test("a template that nobody declared is told", () => {
    const condition = {
      StringEquals: { "gitlab.com:sub": "project_id:20:ref_type:branch:ref:main" },
    };
    expect(read(documentOf(trusting(condition)), declared).undeclaredTemplates).toEqual([
      ["project_id", "ref_type", "ref"],
    ]);
  });
});
