import { expect, test } from "@jest/globals";
import { invitedStrangers } from "../../lib/access/invited-strangers";
import { projectChain } from "../../lib/access/gitlab/tree";
import {
  awsRole,
  type Blocks,
  branch,
  link,
  LINKS,
  modelOf,
  pathsOf,
  projectOf,
  shop,
  stackOf,
} from "../support/access/stacks";

const share = (group_access: string, share_group_id: unknown = 77): Blocks => ({
  gitlab_group_share_group: {
    s: { group_id: "${gitlab_group.shop.id}", share_group_id, group_access },
  },
});

function strangers(more: Blocks) {
  const model = modelOf(shop(more));
  const project = projectOf(model, "shop/web");
  return invitedStrangers(model, projectChain(model, project), project).map((m) => [
    m.gitlabGroup?.label,
    m.role,
    m.assumed,
  ]);
}

test.each([77, "partners", "${gitlab_group.partners.id}", "${var.group}"])(
  "members of an invited group %s of which nothing is declared are not known",
  (invited) => {
    const more = {
      gitlab_group: { partners: { path: "partners" } },
      ...share("developer", invited),
    };
    const label = String(invited).includes("partners") ? "partners" : String(invited);
    expect(strangers(more)).toEqual([
      [label, "developer", [`who is a member of ${label} is not declared`]],
    ]);
  },
);

test("an invited group with declared members has no others", () => {
  const links = { gitlab_group_ldap_link: { p: link("Partners", "owner", "77") } };
  expect(strangers({ ...share("developer"), ...links })).toEqual([]);
  const user = { group_id: 77, user_id: 5, access_level: "guest" };
  expect(strangers({ ...share("developer"), gitlab_group_membership: { m: user } })).toEqual([]);
});

test("they reach what the role of the share reaches", () => {
  const sub = "project_path:shop/web:ref_type:branch:ref:main";
  const reached = (role: string) =>
    pathsOf([
      stackOf(
        shop({
          ...LINKS,
          ...share(role),
          gitlab_branch_protection: { main: branch("main", "maintainer") },
          aws_iam_role: { d: awsRole("d", { StringEquals: { sub, ref_protected: "true" } }) },
        }),
      ),
    ]).map((path) => [path.group, path.gitlabGroup, path.role]);
  const own = ["Maintainers", "shop", "maintainer"];
  expect(reached("maintainer")).toEqual([own, [null, "77", "member"]]);
  expect(reached("developer")).toEqual([own]);
  expect(reached("${var.role}")).toEqual([own, [null, "77", "member"]]);
});
