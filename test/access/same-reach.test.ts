import { expect, test } from "@jest/globals";
import { isReachedAlike } from "../../lib/access";
import type { Input } from "../../lib/guardrails/input";
import { branch, link, LINKS } from "../support/access/stacks";
import { exactly, like, MAIN, version } from "../review/diff/versions";

const roles = { deploy: exactly(MAIN) };
const policy = (action: string) => ({
  aws_iam_role_policy: {
    p: {
      role: "${aws_iam_role.deploy.name}",
      policy: JSON.stringify({
        Statement: { Effect: "Allow", Action: action, Resource: "arn:aws:s3:::a/*" },
      }),
    },
  },
});
const links = (role: string, more: object = {}) => ({
  gitlab_group_ldap_link: { a: link("Engineers", role), ...more },
});
const project = (more: object) => ({
  gitlab_project: {
    web: { name: "web", path: "web", namespace_id: "${gitlab_group.shop.id}", ...more },
  },
});
const other = { other: link("Others", "developer", "${gitlab_group.other.id}") };
const elsewhere = { gitlab_group: { other: { name: "Other", path: "other" } } };
const base = version(roles, links("developer"));

test.each<[string, Input, Input, boolean]>([
  ["the same", base, version(roles, links("developer")), true],
  ["the same pattern", version({ deploy: like("*") }), version({ deploy: like("*") }), true],
  ["another subject", base, version({ deploy: exactly(`${MAIN}s`) }, links("developer")), false],
  ["another role in the group", base, version(roles, links("maintainer")), false],
  ["another directory group", base, version(roles, LINKS), false],
  [
    "a link of a group that has nothing to do with it",
    version(roles, { ...links("developer"), ...elsewhere }),
    version(roles, { ...links("developer", other), ...elsewhere }),
    true,
  ],
  [
    "a link of the same directory group to another one",
    version(roles, { ...links("developer"), ...elsewhere }),
    version(roles, {
      ...links("developer", { b: link("Engineers", "reporter", "${gitlab_group.other.id}") }),
      ...elsewhere,
    }),
    false,
  ],
  [
    "another protection",
    base,
    version(roles, {
      ...links("developer"),
      gitlab_branch_protection: { main: branch("main", "developer") },
    }),
    false,
  ],
  [
    "other words about the project",
    base,
    version(roles, { ...links("developer"), ...project({ description: "Web" }) }),
    true,
  ],
  [
    "longer jobs",
    base,
    version(roles, { ...links("developer"), ...project({ build_timeout: 86_400 }) }),
    false,
  ],
  [
    "other rights",
    version(roles, { ...links("developer"), ...policy("s3:GetObject") }),
    version(roles, { ...links("developer"), ...policy("s3:PutObject") }),
    false,
  ],
  [
    "longer sessions",
    base,
    version({ deploy: { ...roleOf(base), max_session_duration: 7200 } }, links("developer")),
    false,
  ],
])("%s", (_what, before, after, expected) => {
  const [then, now] = [reached(before), reached(after)];
  expect(isReachedAlike(then, now)).toBe(expected);
  expect(isReachedAlike(now, then)).toBe(expected);
});

function reached({ gitlab, identities: [identity] }: Input): Parameters<typeof isReachedAlike>[0] {
  if (identity === undefined) throw new Error("there is no identity");
  return { gitlab, identity };
}

function roleOf({ stacks }: Input): object {
  return stacks[0]?.resources.find(({ type }) => type === "aws_iam_role")?.values ?? {};
}
