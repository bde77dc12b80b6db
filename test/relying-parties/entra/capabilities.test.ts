import { describe, expect, test } from "@jest/globals";
import { capabilities, isFlexibleIssuer } from "../../../lib/relying-parties/entra";

describe("isFlexibleIssuer", () => {
  test.each([
    "https://gitlab.com",
    "https://gitlab.example.com",
    "https://gitlab.my-firm.ca",
    "https://gitlab.eng.example.com",
  ])("%s", (url) => {
    expect(isFlexibleIssuer(url)).toBe(true);
  });

  test.each([
    "https://git.example.com",
    "https://gitlab.example.org",
    "https://gitlab.ca",
    "https://gitlab.com.",
    "https://gitlab.com/",
    "https://gitlab.example.com/gitlab",
    "https://gitlab.example.com:8443",
    "https://mygitlab.example.com",
    "http://gitlab.com",
  ])("not %s", (url) => {
    expect(isFlexibleIssuer(url)).toBe(false);
  });
});

test("claims beside the subject are seen where expressions are taken", () => {
  expect(capabilities({ url: "https://gitlab.com" })).toEqual({
    keys: ["aud", "sub", "project_id", "namespace_id"],
    patterns: "* and ? in a value",
    subject: true,
  });
  expect(capabilities({ url: "https://git.example.org" })).toEqual({
    keys: ["aud", "sub"],
    patterns: "exact values",
    subject: true,
  });
});
