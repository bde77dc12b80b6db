import { describe, expect, test } from "@jest/globals";
import {
  isAdministrator,
  permissionStatements,
} from "../../../lib/relying-parties/aws/permission-policy";
import { UNKNOWN, type Value } from "../../../lib/terraform";

const allow = (parts: { readonly [name: string]: Value }) => ({
  Effect: "Allow",
  Resource: "*",
  ...parts,
});

function verdict(statement: Value) {
  const [read] = permissionStatements({ Statement: statement }) ?? [];
  return read && isAdministrator(read);
}

describe("permissionStatements", () => {
  test("takes each statement apart", () => {
    const statement = { Effect: "Allow", Action: "s3:*", NotResource: ["a", "b"], Condition: {} };
    expect(permissionStatements({ Statement: [statement] })).toMatchObject([
      {
        effect: "Allow",
        actions: { negated: false, members: [{ shown: "s3:*" }] },
        resources: { negated: true, members: [{ shown: "a" }, { shown: "b" }] },
        conditional: true,
      },
    ]);
  });

  test.each<[Value]>([[UNKNOWN], [{}], [{ Statement: UNKNOWN }]])("%j is not known", (policy) => {
    expect(permissionStatements(policy)).toBeUndefined();
  });
});

describe("isAdministrator", () => {
  test.each<[string, Value, boolean | null]>([
    ["everything", allow({ Action: "*" }), true],
    ["everything, in other words", allow({ Action: ["s3:Get*", "*:*"] }), true],
    ["all of IAM", allow({ Action: "IAM:*" }), true],
    ["everything but some", allow({ NotAction: "organizations:*" }), true],
    [
      "everything with a condition",
      allow({ Action: "*", Condition: { Bool: { x: "true" } } }),
      true,
    ],
    ["everything, all resources but one", { Effect: "Allow", Action: "*", NotResource: "x" }, true],
    ["one service", allow({ Action: "s3:*" }), false],
    ["some of IAM", allow({ Action: "iam:Get*" }), false],
    ["one action of IAM", allow({ Action: "iam:AttachRolePolicy" }), false],
    [
      "everything on one bucket",
      { Effect: "Allow", Action: "*", Resource: "arn:aws:s3:::b" },
      false,
    ],
    ["a Deny", { Effect: "Deny", Action: "*", Resource: "*" }, false],
    ["no action", { Effect: "Allow", Resource: "*" }, false],
    ["actions not known yet", allow({ Action: UNKNOWN }), null],
    ["an effect not known yet", { Effect: UNKNOWN, Action: "*", Resource: "*" }, null],
    ["resources not known yet", { Effect: "Allow", Action: "*", Resource: UNKNOWN }, null],
  ])("%s", (_, statement, expected) => {
    expect(verdict(statement)).toBe(expected);
  });
});
