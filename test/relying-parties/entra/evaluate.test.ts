import { describe, expect, test } from "@jest/globals";
import { jobToken, type SubjectTemplate } from "../../../lib/core";
import { evaluate, prepare } from "../../../lib/relying-parties/entra";
import { AUDIENCE, documentOf, EXACT, exactly, FLEXIBLE, flexibly } from "../../support/entra";

const TEMPLATE: SubjectTemplate = ["project_id", "ref_type", "ref", "ref_protected"];

function token(claims: object = {}, template?: SubjectTemplate) {
  return jobToken(
    { aud: AUDIENCE, project_path: "shop/web", project_id: "20", ...claims },
    template,
  );
}

const exact = (attributes: object = {}) => documentOf(EXACT, exactly(attributes));
const flexible = (claims_matching_expression: string) =>
  documentOf(FLEXIBLE, flexibly({ claims_matching_expression }));
const main = token({}, TEMPLATE);

describe("an exact credential", () => {
  test("admits its subject", () => {
    expect(evaluate(exact(), main)).toEqual({ admitted: true, reasons: [] });
    expect(evaluate(prepare(exact()), { ...main, aud: ["x", AUDIENCE, 3] }).admitted).toBe(true);
  });

  test.each<[string, object, string, string, string, string]>([
    ["another ref", { ref: "dev" }, "mismatch", "ref", '"main"', '"dev"'],
    ["another case", { ref: "Main" }, "mismatch", "ref", '"main"', '"Main"'],
    ["another project", { project_id: "21" }, "mismatch", "project_id", '"20"', '"21"'],
    ["another audience", { aud: "x" }, "mismatch", "aud", `"${AUDIENCE}"`, '"x"'],
    ["a list without it", { aud: ["x", 3] }, "mismatch", "aud", `"${AUDIENCE}"`, '["x",3]'],
    ["no audience", { aud: null }, "absent", "aud", `"${AUDIENCE}"`, "nothing"],
    ["a number as audience", { aud: 3 }, "mismatch", "aud", `"${AUDIENCE}"`, "3"],
    [
      "a slash more",
      { iss: "https://gitlab.com/" },
      "mismatch",
      "iss",
      '"https://gitlab.com"',
      '"https://gitlab.com/"',
    ],
    ["no issuer", { iss: undefined }, "absent", "iss", '"https://gitlab.com"', "nothing"],
  ])("refuses %s", (_, claims, code, claim, expected, received) => {
    expect(evaluate(exact(), token(claims, TEMPLATE))).toEqual({
      admitted: false,
      reasons: [{ code, claim, expected, received }],
    });
  });

  test.each([{ sub: undefined }, { sub: null }, { sub: 7 }, { sub: [main["sub"]] }])(
    "refuses a subject that is no text: %j",
    (claims) => {
      expect(evaluate(exact(), { ...main, ...claims })).toMatchObject({
        admitted: false,
        reasons: [{ claim: "sub" }],
      });
    },
  );

  test("tells one reason for each claim, and only the issuer of a foreign token", () => {
    const wrong = token({ ref: "dev", ref_protected: "false", aud: "x" }, TEMPLATE);
    expect(evaluate(exact(), wrong).reasons.map((r) => r.claim)).toEqual([
      "ref",
      "ref_protected",
      "aud",
    ]);
    expect(evaluate(exact(), { ...wrong, iss: "https://x" }).reasons.map((r) => r.claim)).toEqual([
      "iss",
    ]);
  });

  test("takes a wildcard for a letter", () => {
    const document = exact({ subject: "project_id:20:ref_type:branch:ref:*:ref_protected:true" });
    expect(evaluate(document, main).admitted).toBe(false);
  });

  test("shows a whole subject of another form", () => {
    const [reason] = evaluate(exact({ subject: "repo:a/b" }), main).reasons;
    expect(reason).toMatchObject({ claim: "sub", expected: '"repo:a/b"' });
  });

  test("without an audience admits nobody", () => {
    expect(evaluate(exact({ audiences: [] }), main)).toMatchObject({
      admitted: false,
      reasons: [{ claim: "aud", expected: "a value of an empty list" }],
    });
  });
});

describe("a flexible credential", () => {
  const expression =
    "claims['sub'] matches 'project_path:shop/web:ref_type:branch:ref:release/?*' and claims['project_id'] eq '20'";

  test.each<[object, boolean]>([
    [{ ref: "release/1" }, true],
    [{ ref: "release/1/x" }, true],
    [{ ref: "release/" }, false],
    [{ ref: "Release/1" }, false],
    [{ ref: "release/1", project_id: "21" }, false],
    [{ ref: "release/1", project_id: "2" }, false],
    [{ ref: "release/1", project_id: 20 }, false],
    [{ ref: "release/1", project_id: ["20"] }, false],
    [{ ref: "release/1", project_id: null }, false],
  ])("%j: %s", (claims, admitted) => {
    expect(evaluate(flexible(expression), token(claims)).admitted).toBe(admitted);
  });

  test("tells the claim that fails", () => {
    expect(evaluate(flexible(expression), token({ ref: "release/1", project_id: "21" }))).toEqual({
      admitted: false,
      reasons: [{ code: "mismatch", claim: "project_id", expected: '"20"', received: '"21"' }],
    });
  });

  test("decides by any claim that it names, though Entra might refuse it", () => {
    const document = flexible("claims['ref_protected'] eq 'true'");
    expect(evaluate(document, token()).admitted).toBe(true);
    expect(evaluate(document, token({ ref_protected: "false" })).admitted).toBe(false);
    expect(evaluate(flexible("claims['actor'] eq 'x'"), token()).reasons).toEqual([
      { code: "absent", claim: "actor", expected: '"x"', received: "nothing" },
    ]);
  });

  test("does not guess what it does not understand", () => {
    const document = flexible("claims['sub'] startsWith 'project_path:shop'");
    expect(evaluate(document, token())).toMatchObject({
      admitted: null,
      reasons: [{ code: "not-understood", claim: "" }],
    });
    expect(evaluate(document, token({ aud: "x" })).admitted).toBe(false);
  });
});

describe("what is not known before apply", () => {
  test.each<[string, object, string]>([
    [
      "an id",
      {
        subject: "project_id:${gitlab_project.web.id}:ref_type:branch:ref:main:ref_protected:true",
      },
      "project_id",
    ],
    ["a subject", { subject: "${var.subject}" }, "sub"],
    ["an issuer", { issuer: "${var.issuer}" }, "iss"],
    ["the audiences", { audiences: "${var.audiences}" }, "aud"],
    ["an audience", { audiences: ["${var.audience}"] }, "aud"],
  ])("%s keeps it open", (_, attributes, claim) => {
    expect(evaluate(exact(attributes), main)).toMatchObject({
      admitted: null,
      reasons: [{ code: "unknown-value", claim }],
    });
  });

  test("the rest still refuses", () => {
    const subject =
      "project_id:${gitlab_project.web.id}:ref_type:branch:ref:main:ref_protected:true";
    expect(evaluate(exact({ subject }), token({ ref: "dev" }, TEMPLATE)).admitted).toBe(false);
    expect(evaluate(exact({ subject: "${var.x}" }), token({ aud: "x" }, TEMPLATE)).admitted).toBe(
      false,
    );
  });

  test("an attribute that is missing is not understood", () => {
    expect(evaluate(exact({ subject: null }), main)).toMatchObject({
      admitted: null,
      reasons: [{ code: "not-understood", claim: "sub", expected: '"(missing)"' }],
    });
  });
});
