import { expect, test } from "@jest/globals";
import { NOBODY } from "../../../lib/core";
import type { AccessPath } from "../../../lib/access";
import { peopleBehind, personOf } from "../../../lib/review/diff/people";
import { exactly, like, MAIN, version } from "./versions";

test("those who cause what is new, not what was there", () => {
  const input = version({ deploy: like("project_path:shop/web:ref_type:branch:ref:*") });
  const before = version({ deploy: exactly(MAIN) }).identities[0]?.reading.trust ?? NOBODY;
  const [head] = input.identities;
  expect(head && peopleBehind(head, NOBODY, input)).toEqual([
    "Developers (developer in shop)",
    "Maintainers (maintainer in shop)",
  ]);
  expect(head && peopleBehind(head, before, input)).toEqual([
    "Developers (developer in shop)",
    "Maintainers (maintainer in shop)",
  ]);
  expect(head && peopleBehind(head, head.reading.trust, input)).toEqual([]);
});

test.each([
  [{ group: "G", gitlabGroup: "shop", role: "owner" }, "G (owner in shop)"],
  [{ group: "G", gitlabGroup: null, role: "owner" }, "G (owner in GitLab)"],
  [{ group: null, gitlabGroup: null, role: "anybody" }, "anybody who can create a project"],
  [
    { group: null, gitlabGroup: "shop", role: "member" },
    "members of shop whom no directory group explains",
  ],
  [
    { group: null, gitlabGroup: null, role: "member" },
    "members of shop/web whom no directory group explains",
  ],
])("%j", (people, words) => {
  expect(personOf({ ...people, project: "shop/web" } as AccessPath)).toBe(words);
});
