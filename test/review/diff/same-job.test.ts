import { describe, expect, test } from "@jest/globals";
import { who } from "../../../lib/access";
import type { Input } from "../../../lib/guardrails/input";
import { sameJob } from "../../../lib/review/diff/same-job";
import { branch, link } from "../../support/access/stacks";
import { exactly, like, MAIN, version } from "./versions";

const RELEASE = "project_path:shop/web:ref_type:branch:ref:release";
const BOTH = { StringEquals: { sub: [MAIN, RELEASE], aud: "aws" } } as const;
const BACKWARDS = { StringEquals: { sub: [RELEASE, MAIN], aud: "aws" } } as const;
const REVIEW = (ref: string) => `a merge request: the member may not push to ${ref}`;

/** `main` and `release`, each by whether Maintainers may push to it. */
function side(
  roles: Parameters<typeof version>[0],
  rules: Readonly<Record<string, boolean>>,
): Input {
  return version(roles, {
    gitlab_group_ldap_link: { a: link("Releasers", "maintainer") },
    gitlab_branch_protection: Object.fromEntries(
      Object.entries(rules).map(([name, mayPush]) => [
        name,
        branch(name, mayPush ? "maintainer" : "no one", "maintainer"),
      ]),
    ),
  });
}

function compared(base: Input, head: Input): readonly unknown[] {
  const [before] = who(base.gitlab, base.identities);
  const [after] = who(head.gitlab, head.identities);
  if (before === undefined || after === undefined) throw new Error("there is no path");
  const found = sameJob({ before, after }, base, head);
  return [found.before, found.after].map(({ witness, approvals }) => [witness["ref"], approvals]);
}

describe("what stands in the way of one job", () => {
  const tight = { main: false, release: false };

  test("of the same job is compared as it is", () => {
    const base = side({ deploy: exactly(MAIN) }, tight);
    expect(compared(base, side({ deploy: exactly(MAIN) }, { ...tight, main: true }))).toEqual([
      ["main", [REVIEW("main")]],
      ["main", []],
    ]);
  });

  test("is asked for the newer version's job where both have it", () => {
    const base = side({ deploy: BOTH }, tight);
    const head = side({ deploy: exactly(RELEASE) }, { ...tight, release: true });
    expect(compared(base, head)).toEqual([
      ["release", [REVIEW("release")]],
      ["release", []],
    ]);
  });

  test("is asked for the older version's job where the newer one's needs what it needed", () => {
    const base = side({ deploy: BOTH }, tight);
    const head = side({ deploy: BACKWARDS }, { ...tight, main: true });
    const shown = compared(base, head);
    expect(shown).toEqual([
      ["main", [REVIEW("main")]],
      ["main", []],
    ]);
  });

  test("of two jobs that no version shares differs only where fewer are needed", () => {
    const base = side({ deploy: exactly(MAIN) }, tight);
    expect(compared(base, side({ deploy: exactly(RELEASE) }, tight))).toEqual([
      ["main", [REVIEW("release")]],
      ["release", [REVIEW("release")]],
    ]);
    const open = side({ deploy: exactly(RELEASE) }, { ...tight, release: true });
    expect(compared(base, open)).toEqual([
      ["main", [REVIEW("main")]],
      ["release", []],
    ]);
  });

  test("is the same where a trust only grows by a job like those it had", () => {
    const any = like("project_path:shop/web:ref_type:branch:ref:release*");
    const base = side({ deploy: exactly(RELEASE) }, { ...tight, "release*": false });
    const [before, after] = compared(base, side({ deploy: any }, { ...tight, "release*": false }));
    expect((before as readonly unknown[])[1]).toEqual((after as readonly unknown[])[1]);
  });
});
