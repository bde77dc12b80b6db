import { describe, expect, test } from "@jest/globals";
import "../../lib/jest";
import { type Token, trustDocument, type TrustSubject } from "../../lib/jest";
import { exact, glob, jobToken, NOBODY, or, type Trust, trustOf } from "../../lib/core";
import { AwsRole } from "../../lib/constructs/aws";
import { estate, mainJobs } from "../constructs/aws/estate";
import { Unknown } from "../../lib/terraform";
import { stackDocumentOf, stackOf, trusting } from "../support/aws";
import { freshStack } from "../support/synth";

const MAIN: Trust = trustOf({ ref: exact("main"), ref_protected: exact("true") });
const ON_MAIN = jobToken({});
const UNPROTECTED = jobToken({ ref_protected: "false" });
const ELSEWHERE = jobToken({ ref: "x", ref_protected: "false" });
const SUB = "project_path:example-group/example-project:ref_type:branch:ref:";

const writtenOn = (operator: string, ref: string) =>
  stackDocumentOf(trusting({ [operator]: { "gitlab.com:sub": `${SUB}${ref}` } }));
const DOCUMENT = writtenOn("StringEquals", "main");
const UNDECIDED = stackDocumentOf(
  trusting({ StringEquals: { "gitlab.com:sub": new Unknown([{ reference: "local.sub" }]) } }),
);

/** The message of an assertion that fails. */
function failure(assertion: () => void): string {
  try {
    assertion();
  } catch (error) {
    if (error instanceof TypeError) throw error;
    return (error as Error).message;
  }
  throw new Error("expected the assertion to fail, and it passed");
}

describe("toAdmit", () => {
  test.each<[string, TrustSubject]>([
    ["a trust", MAIN],
    ["jobs", { trust: MAIN }],
    ["a document", DOCUMENT],
  ])("of %s", (_, subject) => {
    expect(subject).toAdmit(ON_MAIN);
    expect(subject).not.toAdmit(jobToken({ ref: "x", ref_protected: "true" }));
  });

  test("names every claim that keeps a token out", () => {
    expect(failure(() => expect(MAIN).toAdmit(ELSEWHERE))).toBe(
      'expected the token to be admitted, and it is refused\n  ref: expected "main", received "x"\n  ref_protected: expected "true", received "false"',
    );
  });

  test("names the subject of a token that is admitted", () => {
    expect(failure(() => expect(MAIN).not.toAdmit(ON_MAIN))).toBe(
      `expected the token to be refused, and it is admitted (sub "${SUB}main")`,
    );
  });

  test("of what is no subject", () => {
    expect(() => expect("MAIN").toAdmit(ON_MAIN)).toThrow(
      new TypeError("toAdmit takes a trust, jobs, a trust document, or a synthesized stack"),
    );
  });
});

describe("toRefuse", () => {
  test.each<[string, TrustSubject, Token, string]>([
    ["a trust", MAIN, UNPROTECTED, "ref_protected"],
    ["jobs", { trust: MAIN }, UNPROTECTED, "ref_protected"],
    ["a document", DOCUMENT, ELSEWHERE, "ref"],
  ])("of %s", (_, subject, token, claim) => {
    expect(subject).toRefuse(token, claim);
    expect(subject).not.toRefuse(token, "aud");
  });

  test("the claim is the only reason", () => {
    expect(failure(() => expect(MAIN).toRefuse(ELSEWHERE, "ref"))).toBe(
      'expected ref to be the only reason for refusing the token, and it is refused because of\n  ref: expected "main", received "x"\n  ref_protected: expected "true", received "false"',
    );
  });

  test("another claim is no reason", () => {
    expect(failure(() => expect(MAIN).toRefuse(UNPROTECTED, "ref"))).toBe(
      'expected ref to be the only reason for refusing the token, and it is refused because of\n  ref_protected: expected "true", received "false"',
    );
  });

  test("a token that is admitted", () => {
    expect(failure(() => expect(MAIN).toRefuse(ON_MAIN, "ref"))).toBe(
      "expected the token to be refused because of ref, and it is admitted",
    );
  });

  test("the negation of the only reason", () => {
    expect(failure(() => expect(MAIN).not.toRefuse(UNPROTECTED, "ref_protected"))).toBe(
      "expected ref_protected not to be the only reason for refusing the token",
    );
  });

  test("nobody is refused without a reason", () => {
    expect(failure(() => expect(NOBODY).toRefuse(ON_MAIN, "ref"))).toBe(
      "expected ref to be the only reason for refusing the token, and it is refused because of\n",
    );
  });

  test("of what is no subject", () => {
    expect(() => expect(7).toRefuse(ON_MAIN, "ref")).toThrow(
      new TypeError("toRefuse takes a trust, jobs, a trust document, or a synthesized stack"),
    );
  });
});

describe("toBeNoWiderThan", () => {
  const wide = trustOf({ ref: glob("*"), ref_protected: exact("true") });

  test.each<[string, TrustSubject, TrustSubject]>([
    ["a trust and itself", MAIN, MAIN],
    ["a trust and a wider one", MAIN, wide],
    ["nobody", NOBODY, MAIN],
    ["jobs", { trust: MAIN }, { trust: wide }],
    ["documents", DOCUMENT, writtenOn("StringLike", "ma*")],
  ])("%s", (_, narrow, other) => {
    expect(narrow).toBeNoWiderThan(other);
  });

  test.each<[string, TrustSubject, TrustSubject]>([
    ["a wider trust", wide, MAIN],
    ["another trust", trustOf({ ref: exact("x") }), MAIN],
    ["documents", writtenOn("StringLike", "ma*"), DOCUMENT],
    ["jobs", { trust: or(MAIN, wide) }, { trust: MAIN }],
  ])("not %s", (_, broad, other) => {
    expect(broad).not.toBeNoWiderThan(other);
  });

  test("shows a token that is new", () => {
    const both = trustOf({ ref: exact("main"), ref_protected: exact("true", "false") });
    const other = trustOf({ ref: exact("main"), ref_protected: exact("true") });
    const message = failure(() => expect(both).toBeNoWiderThan(other));
    const [head, ...token] = message.split("\n");
    expect(head).toBe("expected the trust to be no wider, and it newly admits");
    expect(JSON.parse(token.join("\n"))).toEqual(UNPROTECTED);
    expect(token[1]).toBe('  "iss": "https://gitlab.com",');
  });

  test("says how a trust is no wider", () => {
    expect(failure(() => expect(MAIN).not.toBeNoWiderThan(wide))).toBe(
      'expected the trust to be wider, and it is narrower: ;ref=["main"];ref_protected=["true"]',
    );
    expect(failure(() => expect(MAIN).not.toBeNoWiderThan(MAIN))).toBe(
      'expected the trust to be wider, and it is same: ;ref=["main"];ref_protected=["true"]',
    );
  });

  test("of what is no subject, on either side", () => {
    const problem = new TypeError(
      "toBeNoWiderThan takes a trust, jobs, a trust document, or a synthesized stack",
    );
    expect(() => expect({}).toBeNoWiderThan(MAIN)).toThrow(problem);
    expect(() => expect(MAIN).toBeNoWiderThan({} as Trust)).toThrow(problem);
  });
});

describe("toHaveNoFindings", () => {
  const role = (sub: string) => ({
    resource: {
      aws_iam_role: {
        deploy: {
          name: "deploy",
          assume_role_policy: JSON.stringify(
            trusting({
              StringLike: { "gitlab.com:aud": "aws:111122223333", "gitlab.com:sub": sub },
            }),
          ),
        },
      },
    },
  });
  const anyRef = role("project_path:shop/web:ref_type:branch:ref:*");
  const groupWide = role("project_path:shop/*:ref_type:branch:ref:main");
  const byPath = role("project_path:shop/web:ref_type:branch:ref:main");

  test("of a stack without trusts", () => {
    expect({ resource: {} }).toHaveNoFindings();
    expect(failure(() => expect({ resource: {} }).not.toHaveNoFindings())).toBe(
      "expected the guard rails to find something, and they find nothing",
    );
  });

  test("of Terraform JSON, as object, text and read stack", () => {
    expect(anyRef).not.toHaveNoFindings();
    expect(JSON.stringify(anyRef)).not.toHaveNoFindings();
    expect(stackOf(anyRef)).not.toHaveNoFindings();
  });

  test("names severity, rule, place and message of each finding", () => {
    expect(failure(() => expect(anyRef).toHaveNoFindings())).toBe(
      "expected the guard rails to find nothing, and they find\n  error trust/any-ref at aws_iam_role.deploy: deploy trusts any ref, for example a job of shop/web on branch main",
    );
  });

  test.each([
    ["info", byPath, "info"],
    ["warning", groupWide, "warning"],
    ["error", anyRef, "error"],
  ] as const)("of severity %s counts from it on", (_, stack, severity) => {
    const order = ["error", "warning", "info"] as const;
    const counted = order.filter((atLeast) => {
      try {
        expect(stack).toHaveNoFindings({ atLeast });
        return false;
      } catch {
        return true;
      }
    });
    expect(counted).toEqual(order.slice(order.indexOf(severity)));
  });

  test("counts warnings and errors where it is not told", () => {
    expect(byPath).toHaveNoFindings();
    expect(groupWide).not.toHaveNoFindings();
  });

  test("of a synthesized stack, and its role's document", () => {
    const { stack } = freshStack();
    const made = estate(stack);
    new AwsRole(stack, "Publisher", {
      account: made.account,
      assumedBy: mainJobs(made),
      because: "uploads",
    });
    made.web.protectBranch("main", { push: "no one", merge: "maintainer" });
    expect(stack).toHaveNoFindings({ atLeast: "error" });
    const document = trustDocument(stack, "Publisher");
    expect(document).toBeNoWiderThan(document);
    expect(mainJobs(made)).not.toAdmit(ON_MAIN);
    expect(failure(() => expect(document).toBeNoWiderThan(NOBODY)).split("\n")).toContain(
      '  "project_id": "${gitlab_project.Web.id}",',
    );
  });

  test.each([[undefined], [null], [7], [true]])("of %p", (value) => {
    expect(() => expect(value).toHaveNoFindings()).toThrow(
      new TypeError("toHaveNoFindings takes a synthesized stack, or Terraform JSON"),
    );
  });
});

test("a document that does not tell is neither admitted nor refused", () => {
  expect(UNDECIDED).not.toAdmit(ON_MAIN);
  expect(UNDECIDED).not.toRefuse(ON_MAIN, "sub");
  expect(failure(() => expect(UNDECIDED).toAdmit(ON_MAIN)).split("\n")[0]).toBe(
    "expected the token to be admitted, and it is undecided",
  );
  expect(failure(() => expect(UNDECIDED).toRefuse(ON_MAIN, "sub"))).toBe(
    "expected the token to be refused because of sub, and it is undecided",
  );
});
