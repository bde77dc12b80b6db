import { expect, test } from "@jest/globals";
import {
  claimKey,
  claimText,
  namedClaim,
  valueAt,
} from "../../../lib/relying-parties/vault/claim-key";

test.each([
  ["ref", true, ["ref"], "ref", "ref"],
  ["/ref", true, ["ref"], "ref", "ref"],
  ["/ref", false, ["/ref"], undefined, "/ref"],
  ["a.b", true, ["a.b"], undefined, "a.b"],
  ["/job_config/url", true, ["job_config", "url"], undefined, "/job_config/url"],
  ["/a~1b/c~0d", true, ["a/b", "c~d"], undefined, "/a~1b/c~0d"],
  ["/ref/0", true, ["ref", "0"], undefined, "/ref/0"],
])("the key %s (pointers: %p)", (text, pointers, path, claim, told) => {
  const key = claimKey(text, pointers);
  expect(key).toEqual({ shown: text, path });
  expect(namedClaim(key)).toBe(claim);
  expect(claimText(key)).toBe(told);
});

test("a key takes pointers unless told otherwise", () => {
  expect(claimKey("/ref").path).toEqual(["ref"]);
});

const TOKEN = { ref: "main", none: null, job_config: { url: "x" }, groups_direct: ["a", "b"] };

test.each([
  ["ref", "main"],
  ["none", undefined],
  ["missing", undefined],
  ["toString", undefined],
  ["/job_config/url", "x"],
  ["/job_config/sha", undefined],
  ["/groups_direct/1", "b"],
  ["/ref/length", undefined],
  ["/none/x", undefined],
])("what a token has at %s", (text, expected) => {
  expect(valueAt(TOKEN, claimKey(text))).toBe(expected);
});
