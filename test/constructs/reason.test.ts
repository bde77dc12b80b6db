import { describe, expect, test } from "@jest/globals";
import { reason } from "../../lib/constructs/reason";
import { refusal } from "../support/synth";

const place = { where: "shop/Web", prop: "because" };

describe("reason", () => {
  test("is the text", () => {
    expect(reason("scanners read only", "anyRef", place)).toBe("scanners read only");
  });

  test.each([undefined, "", "   "])("refuses %j", (text) => {
    const found = refusal(() => reason(text, "anyRef", place));
    expect(found).toMatchObject({ code: "ERR_PROP", where: "shop/Web" });
    expect(found.message).toMatch(/^anyRef needs a reason/);
  });

  test("refuses a line break", () => {
    expect(refusal(() => reason("a\nb", "anyRef", place)).message).toMatch(
      /^because has a control character/,
    );
  });
});
