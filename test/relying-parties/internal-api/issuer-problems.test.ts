import { expect, test } from "@jest/globals";
import {
  issuerProblems,
  isTrustworthyUrl,
} from "../../../lib/relying-parties/internal-api/issuer-problems";

test.each<[string, readonly string[]]>([
  ["https://gitlab.example.com", []],
  ["https://gitlab.example.com:8443/git", []],
  ["http://127.0.0.1:8080", []],
  ["http://gitlab.example.com", ["is not https"]],
  ["ftp://127.0.0.1", ["is not https"]],
  ["https://gitlab.example.com/", ["ends in a slash"]],
  ["https://gitlab.example.com?a", ["has a query, fragment or credentials"]],
  ["https://u:p@gitlab.example.com", ["has a query, fragment or credentials"]],
  ["https://gitlab.example.com/a b", ["has a character that no URL has"]],
  ["gitlab.example.com", ["is not a URL"]],
])("%s: %j", (url, problems) => {
  expect(issuerProblems(url)).toEqual(problems);
});

test.each([
  ["https://gitlab.example.com", true],
  ["http://localhost", true],
  ["http://[::1]:80", true],
  ["http://127.0.0.1.evil.example", false],
  ["http://localhost.evil.example", false],
  ["ws://localhost", false],
])("keys from %s: %s", (url, answer) => {
  expect(isTrustworthyUrl(new URL(url))).toBe(answer);
});
