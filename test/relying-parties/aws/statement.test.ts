import { describe, expect, test } from "@jest/globals";
import { Notes } from "../../../lib/relying-parties/aws/notes";
import { concernsWebIdentity, statementOf } from "../../../lib/relying-parties/aws/statement";
import { decodeTemplate, UNKNOWN, type Value } from "../../../lib/terraform";
import { statement } from "../../support/aws";

function read(parts: { readonly [name: string]: Value }) {
  const notes = new Notes();
  return { ...statementOf(parts, true, "Statement[0]", notes), problems: notes.problems };
}

describe("statementOf", () => {
  test("a whole statement has no problem", () => {
    const { problems, unclear, effect, sid, conditions } = read({ ...statement(), Sid: "jobs" });
    expect({ problems, unclear, effect, sid, conditions }).toEqual({
      problems: [],
      unclear: [],
      effect: "Allow",
      sid: "jobs",
      conditions: [],
    });
  });

  test("an empty Sid is none", () => {
    expect(read({ ...statement(), Sid: "" }).sid).toBeUndefined();
  });

  test.each<[string, { readonly [name: string]: Value }, string]>([
    [
      "an unknown element",
      { ...statement(), Conditions: {} },
      'Statement[0] has the unknown element "Conditions"',
    ],
    [
      "an effect in small letters",
      statement({ Effect: "allow" }),
      "Statement[0].Effect is neither Allow nor Deny",
    ],
    [
      "both kinds of principals",
      { ...statement(), NotPrincipal: "*" },
      "Statement[0] has both Principal and NotPrincipal",
    ],
    ["no action", { Effect: "Allow", Principal: "*" }, "Statement[0] has no Action"],
    [
      "an action that is no text",
      statement({ Action: ["a", null] }),
      "Statement[0].Action is not a text or a list of texts",
    ],
    [
      "a principal that is a text",
      statement({ Principal: "x" }),
      'Statement[0].Principal is neither "*" nor a map of principal types',
    ],
    [
      "conditions in a list",
      statement({ Condition: [] }),
      "Statement[0].Condition is not a map of operators",
    ],
  ])("%s is a problem that leaves it undecided", (_, parts, message) => {
    const { problems, unclear } = read(parts);
    expect(problems).toEqual([message]);
    expect(unclear).toEqual([{ code: "not-understood", message }]);
  });

  test("Resource is a problem, and decides nothing", () => {
    const { problems, unclear } = read({ ...statement(), Resource: "*", NotResource: "*" });
    expect(problems).toEqual([
      "Statement[0] has Resource, which no trust policy may have",
      "Statement[0] has NotResource, which no trust policy may have",
    ]);
    expect(unclear).toEqual([]);
  });

  test("what is not known yet is no problem, but undecided", () => {
    const { problems, unclear, effect } = read(statement({ Effect: UNKNOWN, Condition: UNKNOWN }));
    expect(effect).toBe("unknown");
    expect(problems).toEqual([]);
    expect(unclear.map((u) => u.message)).toEqual([
      "Statement[0].Effect is not known before apply",
      "Statement[0].Condition is not known before apply",
    ]);
  });
});

describe("concernsWebIdentity", () => {
  test.each<[Value, boolean | null]>([
    ["sts:AssumeRoleWithWebIdentity", true],
    ["STS:assumerolewithwebidentity", true],
    ["sts:*", true],
    ["*", true],
    ["sts:AssumeRoleWith?ebIdentity", true],
    [["sts:TagSession", "sts:AssumeRole*"], true],
    ["sts:AssumeRole", false],
    ["sts:AssumeRoleWithSAML", false],
    [["sts:TagSession"], false],
    [[], null],
    [UNKNOWN, null],
    [decodeTemplate("sts:Assume${var.x}"), null],
    [decodeTemplate("iam:${var.x}"), false],
  ])("Action %j", (action, expected) => {
    expect(concernsWebIdentity(read(statement({ Action: action })))).toBe(expected);
  });

  test.each<[Value, boolean | null]>([
    ["sts:AssumeRole", true],
    ["sts:*", false],
    [UNKNOWN, null],
  ])("NotAction %j", (action, expected) => {
    const parts = { Effect: "Allow", Principal: "*", NotAction: action };
    expect(concernsWebIdentity(read(parts))).toBe(expected);
  });
});
