import { describe, expect, test } from "@jest/globals";
import type { Input } from "../../../lib/guardrails/input";
import { pairs } from "../../../lib/review/diff/pairs";
import { changedPaths, membersLeftBehind } from "../../../lib/review/diff/paths";
import { branch, link } from "../../support/access/stacks";
import { exactly, MAIN, version } from "./versions";

const LINK = { gitlab_group_ldap_link: { a: link("Engineers", "developer") } };
const roles = { deploy: exactly(MAIN) };
const open = { gitlab_branch_protection: { main: branch("main", "developer") } };

const changed = (base: Input, head: Input) => changedPaths(base, head, pairs(base, head));

test("a protection that is opened gives a path, and one that is closed takes it", () => {
  const [closed, opened] = [version(roles, LINK), version(roles, { ...LINK, ...open })];
  const groups = (paths: readonly { readonly group: string | null }[]) => paths.map((p) => p.group);
  const gained = changed(closed, opened);
  expect([groups(gained.gained), groups(gained.lost)]).toEqual([["Engineers"], []]);
  const lost = changed(opened, closed);
  expect([groups(lost.gained), groups(lost.lost)]).toEqual([[], ["Engineers"]]);
  expect(changed(closed, closed)).toEqual({ gained: [], lost: [], changed: [] });
});

describe("a path that stays", () => {
  const releasers = { gitlab_group_ldap_link: { a: link("Releasers", "maintainer") } };
  const rule = (push: string) => ({
    gitlab_branch_protection: { main: branch("main", push, "maintainer") },
  });
  const policy = (...actions: readonly string[]) => ({
    aws_iam_role_policy: {
      p: {
        role: "${aws_iam_role.deploy.name}",
        policy: JSON.stringify({
          Statement: { Effect: "Allow", Action: actions, Resource: "arn:aws:s3:::a/*" },
        }),
      },
    },
  });
  const project = (more: object) => ({
    gitlab_project: {
      web: { name: "web", path: "web", namespace_id: "${gitlab_group.shop.id}", ...more },
    },
  });
  const side = (...more: readonly object[]) =>
    version(roles, Object.assign({}, releasers, rule("no one"), ...more) as typeof LINK);
  const base = side();

  test.each([
    ["other approvals", base, side(rule("maintainer"))],
    ["a longer life", base, side(project({ build_timeout: 86_400 }))],
    ["other resources", side(policy("s3:GetObject")), side(policy("s3:PutObject"))],
  ])("with %s is changed, in both directions", (_what, before, after) => {
    const found = changed(before, after);
    expect([found.gained, found.lost]).toEqual([[], []]);
    expect(found.changed.map((path) => path.after.group)).toEqual(["Releasers"]);
    const back = changed(after, before);
    expect(back.changed).toEqual(
      found.changed.map((path) => ({ before: path.after, after: path.before })),
    );
  });

  test.each([
    ["nothing else", base],
    ["the time that is GitLab's default", side(project({ build_timeout: 3600 }))],
    ["more that touches nobody's access", side(project({ description: "x" }))],
  ])("with %s is not", (_what, after) => {
    expect(changed(base, after)).toEqual({ gained: [], lost: [], changed: [] });
  });

  test("with the same resources in another order is not", () => {
    const some = policy("s3:GetObject", "s3:PutObject");
    const [one, two] = [side(some), side(policy("s3:PutObject", "s3:GetObject"))];
    expect(changed(one, two)).toEqual({ gained: [], lost: [], changed: [] });
  });
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
