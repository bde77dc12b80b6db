import { expect, test } from "@jest/globals";
import { type Blocks, modelOf, shop } from "../../support/access/stacks";

const shares = (more: Blocks) =>
  modelOf(shop({ gitlab_group: { partners: { path: "partners" } }, ...more })).shares.map(
    ({ address, group, project, invited, role }) => [
      address,
      group?.path ?? project?.path,
      invited.path,
      role,
    ],
  );

test("a group that is invited to a group", () => {
  const values = {
    group_id: "${gitlab_group.shop.id}",
    share_group_id: "${gitlab_group.partners.id}",
    group_access: "developer",
  };
  expect(shares({ gitlab_group_share_group: { a: values } })).toEqual([
    ["gitlab_group_share_group.a", "shop", "partners", "developer"],
  ]);
  expect(shares({ gitlab_group_share_group: { a: { ...values, share_group_id: null } } })).toEqual(
    [],
  );
});

test.each(["group_access", "access_level"])(
  "a group that is invited to a project, by %s",
  (name) => {
    const values = {
      project: "${gitlab_project.web.id}",
      group_id: "${gitlab_group.partners.id}",
      [name]: "maintainer",
    };
    expect(shares({ gitlab_project_share_group: { a: values } })).toEqual([
      ["gitlab_project_share_group.a", "shop/web", "partners", "maintainer"],
    ]);
  },
);

test("a role that is not known, or none of GitLab's", () => {
  const values = { group_id: "shop", share_group_id: "${gitlab_group.partners.id}" };
  const role = (group_access: unknown) =>
    shares({ gitlab_group_share_group: { a: { ...values, group_access } } })[0]?.[3];
  expect(role("${var.role}")).toBeUndefined();
  expect(role("boss")).toBeUndefined();
});
