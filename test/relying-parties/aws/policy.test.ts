import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { jobToken } from "../../../lib/core";
import { evaluate, prepare } from "../../../lib/relying-parties/aws";
import { parsePolicy } from "../../../lib/relying-parties/aws/policy";
import { UNKNOWN, type Value } from "../../../lib/terraform";
import { documentOf, policy, statement } from "../../support/aws";

describe("parsePolicy", () => {
  test("a whole policy has no problem and no gap", () => {
    const { version, statements, problems, incomplete } = parsePolicy(
      policy(statement(), statement({ Effect: "Deny" })),
    );
    expect(version).toBe("2012-10-17");
    expect(statements.map((s) => [s.place, s.effect])).toEqual([
      ["Statement[0]", "Allow"],
      ["Statement[1]", "Deny"],
    ]);
    expect(problems).toEqual([]);
    expect(incomplete).toEqual([]);
  });

  test("one statement needs no list", () => {
    expect(parsePolicy({ Version: "2012-10-17", Id: "x", Statement: statement() })).toMatchObject({
      statements: [{ place: "Statement[0]" }],
      problems: [],
      incomplete: [],
    });
  });

  test.each<[Value | undefined, string, readonly string[]]>([
    [undefined, "2008-10-17", []],
    ["2008-10-17", "2008-10-17", []],
    ["2012-10-17", "2012-10-17", []],
    ["2012-10-18", "unknown", ["Version is neither 2012-10-17 nor 2008-10-17"]],
    [UNKNOWN, "unknown", []],
  ])("version %j", (given, version, problems) => {
    const document = given === undefined ? { Statement: [] } : { Version: given, Statement: [] };
    expect(parsePolicy(document)).toMatchObject({ version, problems, incomplete: [] });
  });

  test.each<[string, Value, string]>([
    ["no object", [], "the policy is not a JSON object"],
    ["null", null, "the policy is not a JSON object"],
    ["no statement", { Version: "2012-10-17" }, "the policy has no Statement"],
    [
      "an unknown element",
      { Version: "2012-10-17", Statement: [], Statements: [] },
      'the policy has the unknown element "Statements"',
    ],
    ["a statement that is no object", policy("x"), "Statement[0] is not a JSON object"],
    [
      "a prototype name",
      JSON.parse('{"Version":"2012-10-17","Statement":[],"__proto__":{}}') as Value,
      'the policy has the unknown element "__proto__"',
    ],
  ])("%s is a problem and a gap", (_, document, message) => {
    const { problems, incomplete } = parsePolicy(document);
    expect(problems).toEqual([message]);
    expect(incomplete).toEqual([{ code: "not-understood", message }]);
  });

  test.each<[string, Value, string]>([
    ["the policy", UNKNOWN, "the policy is not known before apply"],
    [
      "all statements",
      { Version: "2012-10-17", Statement: UNKNOWN },
      "Statement[0] is not known before apply",
    ],
    ["one statement", policy(statement(), UNKNOWN), "Statement[1] is not known before apply"],
  ])("what is not known yet is a gap and no problem: %s", (_, document, message) => {
    const { problems, incomplete } = parsePolicy(document);
    expect(problems).toEqual([]);
    expect(incomplete).toEqual([{ code: "unknown-value", message }]);
  });
});

describe("malformed documents", () => {
  const names = fc.constantFrom(
    "Version",
    "Id",
    "Statement",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Condition",
    "Federated",
    "AWS",
    "StringEquals",
    "ForAllValues:StringLike",
    "Null",
    "gitlab.com:sub",
    "sts:RoleSessionName",
    "__proto__",
    "constructor",
    "",
  );
  const scalars = fc.oneof(
    fc.constantFrom<Value>(
      "Allow",
      "Deny",
      "*",
      "2012-10-17",
      "sts:*",
      "arn:aws:iam::111122223333:oidc-provider/gitlab.com",
      "${x}",
      "${",
      UNKNOWN,
      null,
      true,
      0,
    ),
    fc.string(),
  );
  const { value } = fc.letrec<{ value: Value }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small", maxDepth: 6 },
      scalars,
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(names, tie("value"), { maxKeys: 5 }),
    ),
  }));

  test("never throw, and never admit more than an honest reading", () => {
    fc.assert(
      fc.property(value, (document) => {
        const { admitted, reasons } = evaluate(prepare(documentOf(document)), jobToken({}));
        expect(admitted === true).toBe(reasons.length === 0);
      }),
      { numRuns: 2000 },
    );
  });

  test("a statement with one part replaced never throws", () => {
    const part = fc.constantFrom("Effect", "Principal", "Action", "Condition", "Sid");
    fc.assert(
      fc.property(part, value, (name, replaced) => {
        const { problems } = parsePolicy(policy({ ...statement(), [name]: replaced }));
        expect(Array.isArray(problems)).toBe(true);
        expect(() =>
          evaluate(documentOf(policy({ ...statement(), [name]: replaced })), jobToken({})),
        ).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });
});
