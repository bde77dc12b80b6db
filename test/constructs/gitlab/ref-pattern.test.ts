import { describe, expect, test } from "@jest/globals";
import { refName, refPattern } from "../../../lib/constructs/gitlab/ref-pattern";
import { refusal } from "../../support/synth";

const place = { where: "shop/Web", prop: "branch" };

describe("refPattern", () => {
  test.each(["main", "release/*", "*", "v1.0", "feature/é#'", "a$b{c}"])("accepts %j", (text) => {
    expect(refPattern(text, place)).toBe(text);
  });

  test.each([
    ["refs/heads/main", "branch is a full ref"],
    ["a b", 'branch has " "'],
    ["a:b", 'branch has ":"'],
    ["v?", 'branch has "?"'],
    ["a[1]", 'branch has "["'],
    ["a\\b", 'branch has "\\\\"'],
    ["a..b", "branch has two dots"],
    ["a//b", "branch has two dots, two slashes"],
    ["a@{1}", "branch has two dots, two slashes or @{"],
    ["/a", "branch starts or ends as no ref can"],
    ["a/.b", "branch starts or ends as no ref can"],
    ["a.lock", "branch starts or ends as no ref can"],
    ["${terraform.workspace}", "branch has a template mark"],
    ["%{if}", "branch has a template mark"],
    ["", "branch is empty"],
    ["${TfToken[TOKEN.0]}", "branch is not known before apply"],
  ])("refuses %j", (text, problem) => {
    const found = refusal(() => refPattern(text, place));
    expect(found).toMatchObject({ code: "ERR_PROP", where: "shop/Web" });
    expect(found.message.startsWith(problem)).toBe(true);
  });
});

describe("refName", () => {
  test("accepts one name", () => {
    expect(refName("main", place, "branches")).toBe("main");
  });

  test("refuses a pattern and says what to write", () => {
    expect(refusal(() => refName("release/*", place, "branches")).message).toMatch(
      'write branches("release/*")',
    );
  });
});
