import { expect, test } from "@jest/globals";
import {
  after,
  ANY,
  childPaths,
  complement,
  describeLanguage,
  exact,
  glob,
  intersection,
  type Language,
  NONE,
  pattern,
  regex,
  union,
} from "../../../lib/core/language";
import { opaque } from "../../../lib/core";

test.each<[Language, string]>([
  [ANY, "anything"],
  [glob("*"), "anything"],
  [NONE, "nothing"],
  [exact(), "nothing"],
  [exact(""), '""'],
  [exact("main"), '"main"'],
  [exact("b", "a", "c"), '"a" or "b" or "c"'],
  [exact('a"b\n'), '"a\\"b\\n"'],
  [exact(opaque("${gitlab_project.web.id}")), '"${gitlab_project.web.id}"'],
  [glob("release/*"), "release/*"],
  [glob("Release/?", { ignoreCase: true }), "Release/? in any case"],
  [regex("[0-9]+"), "any value GitLab can mint"],
  [pattern("^a$", { kind: "choice", parts: [] }), 'text that matches "^a$"'],
  [childPaths(exact("shop")), 'a path directly below "shop"'],
  [childPaths(glob("shop/*")), "a path directly below shop/*"],
  [after("refs/heads/", glob("refs/*")), 'what follows "refs/heads/" in refs/*'],
  [union(glob("v*"), exact("main")), '"main" or v*'],
  [intersection(glob("v*"), glob("*-rc")), "*-rc, and v*"],
  [complement(exact("main")), 'anything but "main"'],
  [complement(union(glob("a*"), glob("b*"))), "anything but a* or b*"],
  [intersection(glob("v*"), complement(exact("v1"))), 'anything but "v1", and v*'],
])("%j in words: %s", (language, words) => {
  expect(describeLanguage(language)).toBe(words);
});
