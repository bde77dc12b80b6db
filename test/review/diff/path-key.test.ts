import { expect, test } from "@jest/globals";
import { identityKey, peopleKey } from "../../../lib/review/diff/path-key";
import { PATH } from "../../report/paths";

const MEMBERS = ["group", "gitlabGroup", "role", "project"] as const;

test("the identity by stack and address alone", () => {
  expect(identityKey({ ...PATH, group: "other" })).toBe(identityKey(PATH));
  expect(identityKey({ ...PATH, stack: "other" })).not.toBe(identityKey(PATH));
  expect(identityKey({ ...PATH, identity: "other" })).not.toBe(identityKey(PATH));
});

test.each(MEMBERS)("people by their %s", (member) => {
  expect(peopleKey({ ...PATH, [member]: "other" })).not.toBe(peopleKey(PATH));
  expect(peopleKey({ ...PATH, identity: "other", stack: "other" })).toBe(peopleKey(PATH));
});
