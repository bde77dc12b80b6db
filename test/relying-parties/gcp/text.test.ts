import { describe, expect, test } from "@jest/globals";
import { opaque } from "../../../lib/core";
import {
  isOpenText,
  matcher,
  referencesIn,
  writtenText,
} from "../../../lib/relying-parties/gcp/text";
import { Unknown } from "../../../lib/terraform";

const late = new Unknown(["20/", { reference: "gitlab_project.web.id" }, "/x"]);
const text = `20/${opaque("${gitlab_project.web.id}")}/x`;

describe("writtenText", () => {
  test.each([
    ["plain text", "main", "main"],
    ["a reference", late, text],
    ["an expression", new Unknown([{ reference: "", expression: "upper(var.x)" }]), undefined],
    ["a number", 20, undefined],
    ["nothing", undefined, undefined],
  ])("%s", (_name, value, expected) => {
    expect(writtenText(value)).toBe(expected);
  });
});

test("tells what Terraform names, and whether it is more than an id", () => {
  expect(referencesIn(text)).toEqual(["gitlab_project.web.id"]);
  expect(referencesIn("main")).toEqual([]);
  expect(isOpenText(text)).toBe(false);
  expect(isOpenText(`x${opaque("${module.a.gitlab_project.web[0].id}")}`)).toBe(false);
  expect(isOpenText(opaque("${var.project}"))).toBe(true);
  expect(isOpenText("main")).toBe(false);
});

test.each([
  ["main", "main", true],
  ["main", "main2", false],
  ["a*c", "abc", false],
  [text, "20/77/x", null],
  [text, "21/77/x", false],
  [`?${opaque("${var.x}")}`, "a7", false],
  [`?${opaque("${var.x}")}`, "?7", null],
])("%j against %j: %j", (own, value, expected) => {
  expect(matcher(own)(value)).toBe(expected);
});
