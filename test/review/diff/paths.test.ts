import { describe, expect, test } from "@jest/globals";
import { changedPaths, membersLeftBehind } from "../../../lib/review/diff/paths";
import { branch, link } from "../../support/access/stacks";
import { exactly, MAIN, version } from "./versions";

const LINK = { gitlab_group_ldap_link: { a: link("Engineers", "developer") } };
const roles = { deploy: exactly(MAIN) };
const open = { gitlab_branch_protection: { main: branch("main", "developer") } };

test("a protection that is opened gives a path, and one that is closed takes it", () => {
  const [closed, opened] = [version(roles, LINK), version(roles, { ...LINK, ...open })];
  const groups = (paths: readonly { readonly group: string | null }[]) => paths.map((p) => p.group);
  const gained = changedPaths(closed, opened);
  expect([groups(gained.gained), groups(gained.lost)]).toEqual([["Engineers"], []]);
  const lost = changedPaths(opened, closed);
  expect([groups(lost.gained), groups(lost.lost)]).toEqual([[], ["Engineers"]]);
  expect(changedPaths(closed, closed)).toEqual({ gained: [], lost: [] });
});

describe("members that a link leaves behind", () => {
  const linked = version(roles, LINK).gitlab;

  test("are told where the last link of a group is gone", () => {
    expect(membersLeftBehind(linked, version(roles, {}).gitlab)).toEqual([
      "access NOT revoked: gitlab_group_ldap_link.a is gone, the last link of shop, and GitLab keeps the members it brought; remove them by hand",
    ]);
  });

  test("are none where another link stays, or none was there", () => {
    const other = { gitlab_group_ldap_link: { b: link("Others", "guest") } };
    expect(membersLeftBehind(linked, version(roles, other).gitlab)).toEqual([]);
    expect(membersLeftBehind(version(roles, {}).gitlab, linked)).toEqual([]);
  });
});
