import { expect, test } from "@jest/globals";
import { explainJson } from "../../lib/report/explain-json";
import { explainText } from "../../lib/report/explain-text";
import { withoutPerson } from "../../lib/report/personal";

const reason = (claim: string, received = '"alice@corp.example"') =>
  ({ code: "mismatch", claim, expected: '"release-bot"', received }) as const;

test.each(["user_email", "user_login", "user_identities"])(
  "what a token says in %s stays",
  (claim) => {
    const decision = {
      token: "a",
      identity: "aws_iam_role.web",
      stack: "shop",
      admitted: false,
      reasons: [reason(claim)],
    };
    const outcomes = [{ token: "a", admitted: false }];
    expect(explainJson([decision])).not.toContain("alice");
    expect(explainText({ decisions: [decision], outcomes })).not.toContain("alice");
    expect(withoutPerson(reason(claim)).received).toBe("another, which is not shown");
  },
);

test("other claims are shown, and what is absent is absent", () => {
  expect(withoutPerson(reason("ref"))).toEqual(reason("ref"));
  expect(withoutPerson(reason("user_email", ""))).toEqual(reason("user_email", ""));
});
