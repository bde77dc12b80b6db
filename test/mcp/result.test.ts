import { describe, expect, test } from "@jest/globals";
import { InputError, UsageError } from "../../lib/core/errors";
import { errorResult, MOST_CHARACTERS, resultOf } from "../../lib/mcp/result";

const JWT = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln";
const LISTS = [{ at: ["paths"] }];
const narrow = "ask for less";
const of = (json: object, notes: readonly string[] = []) =>
  resultOf({ json: JSON.stringify(json), lists: LISTS, notes }, { narrow });

describe("resultOf", () => {
  test("gives the command's JSON, structured and as text", () => {
    const json = { schemaVersion: 1, paths: [{ a: 1 }] };
    expect(of(json)).toEqual({
      content: [{ type: "text", text: JSON.stringify(json) }],
      structuredContent: json,
    });
  });

  test("adds notes to those of the answer", () => {
    expect(of({ notes: ["own"] }, ["read"]).structuredContent).toEqual({ notes: ["own", "read"] });
    expect(of({ notes: [] }).structuredContent).toEqual({ notes: [] });
  });

  test("takes tokens out", () => {
    expect(of({ paths: [`at ${JWT}`] }, [JWT]).structuredContent).toEqual({
      paths: ["at [a token]"],
      notes: ["[a token]"],
    });
  });

  test("says what was cut and how to ask for less", () => {
    const { content, structuredContent } = of({ paths: Array(100).fill("x".repeat(997)) });
    expect(structuredContent?.["cut"]).toEqual({
      lists: [{ list: "paths", shown: 60, total: 100 }],
      narrow,
    });
    expect(content[0]?.text.length).toBeLessThan(MOST_CHARACTERS + 200);
  });
});

describe("errorResult", () => {
  const error = (thrown: unknown): unknown => {
    const { content, isError, structuredContent } = errorResult(thrown);
    expect([isError, structuredContent]).toEqual([true, undefined]);
    return (JSON.parse(content[0]?.text ?? "") as { readonly error: unknown }).error;
  };

  test("has code, message and fix", () => {
    expect(error(new UsageError("ERR_USAGE", "no", { given: JWT, fix: "do\u202e" }))).toEqual({
      code: "ERR_USAGE",
      message: "no; given: [a token]; fix: do\\u{202e}",
      fix: "do\\u{202e}",
    });
  });

  test.each([
    [{ allowed: "a, b" }, "give a, b"],
    [{}, "correct what the message names, and ask again"],
  ])("finds a fix for %j", (details, fix) => {
    expect(error(new InputError("ERR_INPUT_SHAPE", "no", details))).toMatchObject({ fix });
  });

  test("shows no stack of a fault", () => {
    expect(error(new TypeError("x is undefined"))).toEqual({
      code: "ERR_INTERNAL",
      message: "nothing was judged, because of a fault in this package (TypeError: x is undefined)",
      fix: "report it with the tool and the input that caused it",
    });
    expect(error("boom")).toMatchObject({ code: "ERR_INTERNAL" });
  });
});
