import { describe, expect, test } from "@jest/globals";
import { InputError } from "../../lib/core";
import { decodeToken, parseTokens } from "../../lib/review/tokens";

function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof InputError) return `${error.code}: ${error.message}`;
    throw error;
  }
  throw new Error("nothing was refused");
}

const LINE = 'allowed: one {"id": "...", "claims": {...}} a line';

describe("parseTokens", () => {
  test("reads one token a line and skips blank lines", () => {
    const text =
      '{"id":"a","claims":{"ref":"main"}}\r\n\n{"id":"b","claims":{"aud":["x","y"],"runner_id":7,"exp":1,"environment":null}}\n';
    expect(parseTokens(text, "t.jsonl")).toEqual([
      { id: "a", claims: { ref: "main" } },
      { id: "b", claims: { aud: ["x", "y"], runner_id: 7, exp: 1, environment: null } },
    ]);
  });

  test("keeps a claim named __proto__ as an ordinary one", () => {
    const [token] = parseTokens('{"id":"a","claims":{"__proto__":"x","ref":"main"}}', "t.jsonl");
    expect(Object.keys(token?.claims ?? {})).toEqual(["__proto__", "ref"]);
    expect(Object.getPrototypeOf(token?.claims)).toBe(Object.prototype);
  });

  test.each([
    ["no token", "\n \n", `ERR_INPUT_SHAPE: there is no token in it; ${LINE}; at t.jsonl`],
    [
      "truncated JSON in line 2",
      '{"id":"a","claims":{}}\n{"id":"b","claims":{"ref"',
      "ERR_INPUT_JSON: not valid JSON: it ends too early; at t.jsonl:2:26",
    ],
    [
      "a key given twice",
      '{"id":"a","claims":{"ref":"main","ref":"x"}}',
      'ERR_INPUT_JSON: the key "ref" is given twice; fix: keep one: which of the two counts depends on who reads it; at t.jsonl:1:34',
    ],
    ["a list", "[]", `ERR_INPUT_SHAPE: a line is not an object; ${LINE}; at t.jsonl:1`],
    [
      "no id",
      '{"claims":{}}',
      `ERR_INPUT_SHAPE: the id of a token is missing or not text; ${LINE}; at t.jsonl:1`,
    ],
    [
      "a number as id",
      '{"id":1,"claims":{}}',
      `ERR_INPUT_SHAPE: the id of a token is missing or not text; ${LINE}; at t.jsonl:1`,
    ],
    [
      "no claims",
      '{"id":"a"}',
      `ERR_INPUT_SHAPE: the claims of a token are missing or not an object; ${LINE}; at t.jsonl:1`,
    ],
    [
      "claims as text",
      '{"id":"a","claims":"x"}',
      `ERR_INPUT_SHAPE: the claims of a token are missing or not an object; ${LINE}; at t.jsonl:1`,
    ],
    [
      "claims as a list",
      '{"id":"a","claims":[]}',
      `ERR_INPUT_SHAPE: the claims of a token are missing or not an object; ${LINE}; at t.jsonl:1`,
    ],
    [
      "a member nobody reads",
      '{"id":"a","claims":{},"claim":{}}',
      `ERR_INPUT_SHAPE: a line has "claim"; ${LINE}; at t.jsonl:1`,
    ],
    [
      "an id given twice",
      '{"id":"a","claims":{}}\n\n{"id":"a","claims":{}}',
      'ERR_INPUT_SHAPE: the id "a" is given twice; fix: line 1 has it already: give each token its own; at t.jsonl:3',
    ],
    [
      "a boolean where GitLab mints text",
      '{"id":"a","claims":{"ref_protected":true}}',
      'ERR_INPUT_SHAPE: the claim ref_protected is not text; given: a boolean; fix: write it as GitLab mints it: "ref_protected": "..."; at t.jsonl:1',
    ],
    [
      "a number where GitLab mints text",
      '{"id":"a","claims":{"project_id":4711}}',
      'ERR_INPUT_SHAPE: the claim project_id is not text; given: a number; fix: write it as GitLab mints it: "project_id": "..."; at t.jsonl:1',
    ],
    [
      "an object where GitLab mints a number",
      '{"id":"a","claims":{"runner_id":{}}}',
      'ERR_INPUT_SHAPE: the claim runner_id is not a number; given: an object; fix: write it as GitLab mints it: "runner_id": 1; at t.jsonl:1',
    ],
    [
      "an audience that is no list of texts",
      '{"id":"a","claims":{"aud":["x",1]}}',
      'ERR_INPUT_SHAPE: the claim aud is not text or a list of texts; given: a list; fix: write it as GitLab mints it: "aud": "..."; at t.jsonl:1',
    ],
  ])("fails for %s", (_case, text, message) => {
    expect(refusal(() => parseTokens(text, "t.jsonl"))).toBe(message);
  });
});

function jwt(header: unknown, payload: unknown): string {
  const part = (value: unknown): string =>
    Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
  return `${part(header)}.${part(payload)}.c2lnbmF0dXJl`;
}

describe("decodeToken", () => {
  test("gives the claims of the payload", () => {
    const text = jwt({ alg: "RS256" }, { ref: "fümmel-ü", project_path: "shop/web" });
    expect(decodeToken(`${text}\n`, "AWS_ID_TOKEN")).toEqual({
      id: "AWS_ID_TOKEN",
      claims: { ref: "fümmel-ü", project_path: "shop/web" },
    });
  });

  const MESSAGE =
    "ERR_INPUT_SHAPE: the value is not a JWT; fix: name the variable that id_tokens of the job defines; at AWS_ID_TOKEN";

  test.each([
    ["text without dots", "glpat-secret"],
    ["two parts", "eyJhIjoxfQ.eyJhIjoxfQ"],
    ["four parts", `${jwt({}, {})}.x`],
    ["a payload that is no base64url", "eyJhIjoxfQ.secret secret.x"],
    ["a payload that is no JSON", jwt({}, "{secret")],
    ["a payload that is a list", jwt({}, ["secret"])],
    ["a payload that is not UTF-8", "eyJhIjoxfQ._w.x"],
    ["a claim given twice", jwt({}, '{"secret":1,"secret":2}')],
    ["a header that is no object", jwt("[]", {})],
  ])("fails for %s and repeats no part of it", (_case, text) => {
    expect(refusal(() => decodeToken(text, "AWS_ID_TOKEN"))).toBe(MESSAGE);
  });
});
