import { describe, expect, test } from "@jest/globals";
import { includedBy, policyOfDocument } from "../../../lib/relying-parties/aws/merge-policies";
import { find, type Stack } from "../../../lib/terraform";
import { stackOf } from "../../support/aws";

const statement = (sid: string, effect = "Allow") => ({ sid, effect, actions: ["sts:*"] });
const json = (sid: string, effect = "Allow") => ({ Effect: effect, Sid: sid, Action: ["sts:*"] });

function documents(all: object): Stack {
  return stackOf({ data: { aws_iam_policy_document: all } });
}

function merged(all: object, name = "trust") {
  const { resources } = documents(all);
  const resource = resources.find((r) => r.name === name);
  if (resource === undefined) throw new Error(name);
  return policyOfDocument(resource, resources);
}

describe("policyOfDocument", () => {
  test("the JSON that Terraform read counts", () => {
    expect(merged({ trust: { json: '{"Statement":[]}', statement: statement("a") } })).toEqual({
      policy: { Statement: [] },
      gaps: [],
    });
  });

  test("sources come first, overrides last, and a later Sid takes the place of an earlier one", () => {
    const { policy, gaps } = merged({
      base: { statement: [statement("a"), statement("b")] },
      patch: { statement: [statement("c", "Deny"), statement("d")] },
      trust: {
        source_policy_documents: ["${data.aws_iam_policy_document.base.json}"],
        statement: [statement("b", "Deny"), statement("c"), { actions: ["x:y"] }],
        override_policy_documents: ["${data.aws_iam_policy_document.patch.json}"],
      },
    });
    expect(gaps).toEqual([]);
    expect(policy).toEqual({
      Version: "2012-10-17",
      Statement: [
        json("a"),
        json("b", "Deny"),
        json("c", "Deny"),
        { Effect: "Allow", Action: ["x:y"] },
        json("d"),
      ],
    });
  });

  test("a source may be text", () => {
    const text = JSON.stringify({ Version: "2008-10-17", Statement: json("a") });
    expect(merged({ trust: { source_policy_documents: [text] } }).policy).toEqual({
      Version: "2012-10-17",
      Statement: [json("a")],
    });
  });

  test.each([
    ["unknown as a whole", "${var.documents}"],
    ["a document that is not known", ["${var.document}"]],
    ["no JSON", ["{"]],
    ["itself", ["${data.aws_iam_policy_document.trust.json}"]],
  ])("a source that cannot be followed is told: %s", (_, source_policy_documents) => {
    const { policy, gaps } = merged({
      trust: { source_policy_documents, statement: statement("a") },
    });
    expect(policy).toEqual({ Version: "2012-10-17", Statement: [json("a")] });
    expect(gaps).toEqual([
      {
        code: "unknown-value",
        message:
          "data.aws_iam_policy_document.trust.source_policy_documents is not known before apply",
      },
    ]);
  });
});

test("includedBy names the documents others build on", () => {
  const stack = documents({
    base: {},
    other: {},
    trust: { override_policy_documents: ["${data.aws_iam_policy_document.base.json}"] },
  });
  expect(includedBy(find(stack, "aws_iam_policy_document")).map((r) => r.name)).toEqual(["base"]);
});
