import { describe, expect, test } from "@jest/globals";
import { jobToken, type Token } from "../../../lib/core";
import { evaluate, prepare } from "../../../lib/relying-parties/aws";
import type { Value } from "../../../lib/terraform";
import cases from "../../cases/aws-evaluate.json";
import { arn, documentOf, documentOfText, policy, stackOf, statement } from "../../support/aws";

interface Refusal {
  readonly change: Readonly<Record<string, unknown>>;
  /** Code, claim, expected, received. */
  readonly reasons: readonly (readonly string[])[];
}

interface Case {
  readonly name: string;
  readonly issuer?: string;
  readonly condition?: Value;
  readonly policy?: Value;
  readonly admits: readonly Readonly<Record<string, unknown>>[];
  readonly refuses: readonly Refusal[];
  readonly undecided?: readonly Refusal[];
}

function token(change: Readonly<Record<string, unknown>>, iss = "https://gitlab.com"): Token {
  return jobToken({
    iss,
    aud: "aws",
    project_path: "shop/web",
    project_id: "20",
    user_login: "dev",
    ...change,
  });
}

const told = (reasons: readonly (readonly string[])[]) =>
  reasons.map(([code, claim, expected, received]) => ({ code, claim, expected, received }));

describe.each(cases as unknown as readonly Case[])("$name", (row) => {
  const { issuer = "https://gitlab.com", condition } = row;
  const principal = { Federated: arn(issuer.replace("https://", "")) };
  const given =
    row.policy ?? policy(statement({ Principal: principal, Condition: condition ?? {} }));
  const document = prepare(documentOf(given));

  if (row.admits.length > 0) {
    test.each(row.admits)("admits %j", (change) => {
      expect(evaluate(document, token(change, issuer))).toEqual({ admitted: true, reasons: [] });
    });
  }
  if (row.refuses.length > 0) {
    test.each(row.refuses)("refuses $change", ({ change, reasons }) => {
      expect(evaluate(document, token(change, issuer))).toEqual({
        admitted: false,
        reasons: told(reasons),
      });
    });
  }
  if (row.undecided !== undefined) {
    test.each(row.undecided)("does not decide $change", ({ change, reasons }) => {
      expect(evaluate(document, token(change, issuer))).toEqual({
        admitted: null,
        reasons: told(reasons),
      });
    });
  }
});

describe("STS before the policy", () => {
  const provider = (attributes: object) =>
    stackOf({ resource: { aws_iam_openid_connect_provider: { gitlab: attributes } } });
  const open = policy(statement());

  test("lets through the provider's client ids alone", () => {
    const stack = provider({ url: "https://gitlab.com", client_id_list: ["aws", "other"] });
    expect(evaluate(documentOf(open, stack), token({})).admitted).toBe(true);
    expect(evaluate(documentOf(open, stack), token({ aud: "vault" }))).toEqual({
      admitted: false,
      reasons: told([["mismatch", "aud", '"aws" or "other"', '"vault"']]),
    });
    expect(evaluate(documentOf(open, stack), token({ aud: null })).reasons).toEqual(
      told([["absent", "aud", '"aws" or "other"', "nothing"]]),
    );
  });

  test("names the audience once where the policy refuses it too", () => {
    const stack = provider({ url: "https://gitlab.com", client_id_list: ["aws"] });
    const both = policy(statement({ Condition: { StringEquals: { "gitlab.com:aud": "aws" } } }));
    expect(evaluate(documentOf(both, stack), token({ aud: "vault" })).reasons).toEqual(
      told([["mismatch", "aud", '"aws"', '"vault"']]),
    );
  });

  test("does not decide where client ids are not known", () => {
    const stack = provider({ url: "https://gitlab.com", client_id_list: ["${var.audience}"] });
    expect(evaluate(documentOf(open, stack), token({})).admitted).toBeNull();
  });

  test.each([
    ["a slash at the end", "https://gitlab.com/"],
    ["http", "http://gitlab.com"],
  ])("compares the issuer byte for byte: %s", (_, url) => {
    const stack = provider({ url, client_id_list: ["aws"] });
    expect(evaluate(documentOf(open, stack), token({}))).toEqual({
      admitted: false,
      reasons: told([["mismatch", "iss", JSON.stringify(url), '"https://gitlab.com"']]),
    });
  });

  test("a token without iss is nobody's", () => {
    expect(evaluate(documentOf(open), token({ iss: null }))).toEqual({
      admitted: false,
      reasons: told([["mismatch", "iss", '"https://gitlab.com"', "nothing"]]),
    });
  });
});

describe("values that are not known yet", () => {
  const text = (sub: string) =>
    JSON.stringify(
      policy(
        statement({
          Condition: { StringEquals: { "gitlab.com:sub": sub, "gitlab.com:aud": "aws" } },
        }),
      ),
    );
  const late = documentOfText(
    text("project_path:shop/web:ref_type:branch:ref:${gitlab_branch.main.name}"),
  );

  test("leave a token undecided that may have the value", () => {
    expect(evaluate(late, token({}))).toEqual({
      admitted: null,
      reasons: told([["unknown-value", "ref", '"${gitlab_branch.main.name}"', '"main"']]),
    });
  });

  test("and refuse one that cannot", () => {
    expect(evaluate(late, token({ project_path: "shop/api" }))).toEqual({
      admitted: false,
      reasons: told([["mismatch", "project_path", '"shop/web"', '"shop/api"']]),
    });
  });

  test("a policy of which nothing is known decides nothing", () => {
    const gap = { code: "unknown-value", message: "the trust is not known before apply" } as const;
    const document = { ...documentOfText("${var.policy}"), gaps: [gap] };
    expect(evaluate(document, token({}))).toEqual({
      admitted: null,
      reasons: told([["unknown-value", "", "the trust is not known before apply", ""]]),
    });
  });

  test("nothing is admitted by a known statement beside an unknown one, which may be a Deny", () => {
    const document = documentOfText(
      '{"Version":"2012-10-17","Statement":[' + JSON.stringify(statement()) + ',"${var.more}"]}',
    );
    expect(evaluate(document, token({})).admitted).toBeNull();
    const deny = documentOfText(
      '{"Version":"2012-10-17","Statement":[' +
        JSON.stringify(statement({ Effect: "Deny" })) +
        ',"${var.more}"]}',
    );
    expect(evaluate(deny, token({}))).toEqual({
      admitted: false,
      reasons: told([["denied", "", "no Deny statement", "one that denies every token"]]),
    });
  });
});

test("claims of other types never throw", () => {
  const document = prepare(
    documentOf(
      policy(statement({ Condition: { StringEquals: { "gitlab.com:project_id": "20" } } })),
    ),
  );
  expect(evaluate(document, token({ project_id: 20 })).admitted).toBe(true);
  for (const value of [true, {}, [], [1], ["20", "21"]]) {
    expect(evaluate(document, token({ project_id: value })).admitted).toBeNull();
  }
  expect(
    evaluate(document, JSON.parse('{"__proto__":{"iss":"https://gitlab.com"}}') as Token).admitted,
  ).toBe(false);
});
