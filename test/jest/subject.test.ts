import { describe, expect, test } from "@jest/globals";
import { exact, GITLAB_DOT_COM, jobToken, NOBODY, trustOf } from "../../lib/core";
import { trustIn, trustSubject, verdictOf } from "../../lib/jest/subject";
import { stackDocumentOf, trusting } from "../support/aws";

const TOKEN = jobToken({ aud: "aws:111122223333" });
const MAIN = trustOf({ ref: exact("main") });
const document = (sub: string) =>
  stackDocumentOf(trusting({ StringEquals: { "gitlab.com:sub": sub } }));
const SUB = "project_path:example-group/example-project:ref_type:branch:ref:main";

describe("trustSubject", () => {
  test.each([
    ["a trust", MAIN],
    ["jobs", { trust: MAIN }],
    ["a document", document(SUB)],
  ])("takes %s", (_, value) => {
    expect(trustSubject(value, "toAdmit")).toBe(value);
  });

  test.each([
    ["null", null],
    ["undefined", undefined],
    ["a text", "grants"],
    ["a function", () => MAIN],
    ["an empty object", {}],
    ["a list", []],
    ["a promise of a trust", Promise.resolve(MAIN)],
  ])("refuses %s", (_, value) => {
    expect(() => trustSubject(value, "toAdmit")).toThrow(
      new TypeError("toAdmit takes a trust, jobs, a trust document, or a synthesized stack"),
    );
  });
});

describe("trustIn", () => {
  test("is the trust itself, or that of the jobs", () => {
    expect(trustIn(MAIN)).toBe(MAIN);
    expect(trustIn({ trust: MAIN })).toBe(MAIN);
  });

  test("is what a document says, read back", () => {
    expect(trustIn(document(SUB))).toEqual(
      trustOf(
        {
          iss: exact(GITLAB_DOT_COM.url),
          project_path: exact("example-group/example-project"),
          ref_type: exact("branch"),
          ref: exact("main"),
        },
        ["project_path", "ref_type", "ref"],
      ),
    );
  });
});

describe("verdictOf", () => {
  test("asks a trust", () => {
    expect(verdictOf(MAIN, TOKEN)).toMatchObject({ admitted: true, failing: [] });
    expect(verdictOf({ trust: MAIN }, jobToken({ ref: "x" }))).toMatchObject({
      admitted: false,
      failing: [{ claim: "ref", expected: '"main"', received: '"x"' }],
    });
    expect(verdictOf(NOBODY, TOKEN)).toMatchObject({ admitted: false, failing: [] });
  });

  test("asks a document as it is written", () => {
    expect(verdictOf(document(SUB), TOKEN)).toEqual({ admitted: true, failing: [] });
    const { admitted, failing } = verdictOf(document("other"), TOKEN);
    expect([admitted, failing.map((f) => f.claim)]).toEqual([false, ["sub"]]);
  });
});

describe("a synthesized stack", () => {
  const written = {
    terraform: {},
    provider: { aws: [{ region: "eu-central-1" }] },
    resource: {
      aws_iam_role: {
        main: { name: "main", assume_role_policy: policy("main") },
        dev: { name: "dev", assume_role_policy: policy("dev") },
      },
    },
  };

  test.each([
    ["main", true],
    ["dev", true],
    ["other", false],
  ])("admits %s as any of its documents does: %s", (ref, admitted) => {
    expect(verdictOf(written, jobToken({ aud: "x", ref })).admitted).toBe(admitted);
    expect(verdictOf({ toTerraform: () => written }, jobToken({ aud: "x", ref })).admitted).toBe(
      admitted,
    );
  });

  test("refuses for the reason of the nearest document", () => {
    const { failing } = verdictOf(written, jobToken({ aud: "x", ref: "other" }));
    expect(failing.map((f) => [f.claim, f.expected, f.received])).toEqual([
      ["ref", '"main"', '"other"'],
    ]);
  });

  test("is the union of what its documents trust", () => {
    expect(trustIn(written).grants).toHaveLength(2);
    expect(
      trustIn({ terraform: {}, resource: {} } as object as { terraform: object }).grants,
    ).toEqual([]);
  });
});

function policy(ref: string): string {
  return JSON.stringify(
    trusting({
      StringEquals: {
        "gitlab.com:aud": "x",
        "gitlab.com:sub": `project_path:example-group/example-project:ref_type:branch:ref:${ref}`,
      },
    }),
  );
}
