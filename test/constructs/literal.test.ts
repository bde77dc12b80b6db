import { describe, expect, test } from "@jest/globals";
import { TerraformOutput, TerraformVariable, Token } from "cdktf";
import { known, literal } from "../../lib/constructs/literal";
import { refusal, synthesized } from "../support/synth";

const place = { where: "shop/Web", prop: "description" };

describe("literal", () => {
  test.each([
    ["plain", "plain"],
    ["a{b}c", "a{b}c"],
    ['quote " and \\ backslash', 'quote " and \\ backslash'],
    ["emoji \u{1F680}", "emoji \u{1F680}"],
    ["${aws:username}", "$${aws:username}"],
    ["refs/heads/${terraform.workspace}", "refs/heads/$${terraform.workspace}"],
    ["%{if true}x", "%%{if true}x"],
    ["$${x}", "$$${x}"],
    ["${TfToken[", "$${TfToken["],
    ["${TfToken[TOKEN.1]}", "${TfToken[TOKEN.1]}"],
    ["${a} ${TfToken[TOKEN.1]} %{b}", "$${a} ${TfToken[TOKEN.1]} %%{b}"],
  ])("%j is written as %j", (text, written) => {
    expect(literal(text, place)).toBe(written);
  });

  test.each([
    ["a NUL", "a\u0000b"],
    ["a line feed", "a\nb"],
    ["a C1 control", "a\u0085b"],
    ["DEL", "a\u007fb"],
    ["half a character", "a\ud83d"],
  ])("refuses %s", (_name, text) => {
    expect(refusal(() => literal(text, place))).toMatchObject({
      code: "ERR_PROP",
      where: "shop/Web",
    });
  });

  test("a token inside escaped text is still resolved by cdktf", () => {
    const json = synthesized((stack) => {
      const one = new TerraformVariable(stack, "one", { type: "string" });
      const text = `\${user} ${one.stringValue}`;
      new TerraformOutput(stack, "two", { value: literal(text, place) });
    });
    expect(json.output).toEqual({ two: { value: "$${user} ${var.one}" } });
  });
});

describe("known", () => {
  test("gives the text back unescaped", () => {
    expect(known("a${b", place)).toBe("a${b");
  });

  test("refuses an unresolved token, naming property and construct", () => {
    const found = refusal(() => known(`release/${Token.asString({ resolve: () => "x" })}`, place));
    expect(found).toMatchObject({ code: "ERR_PROP", where: "shop/Web" });
    expect(found.message).toMatch(/^description is not known before apply/);
  });

  test("refuses an empty text", () => {
    expect(refusal(() => known("", place)).message).toMatch(/^description is empty/);
  });
});
