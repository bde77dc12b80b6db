import { expect, test } from "@jest/globals";
import { jobToken, opaque } from "../../lib/core";
import { pathMessage } from "../../lib/access/path-message";

const people = {
  group: "Releasers",
  gitlabGroup: "shop",
  role: "maintainer",
  project: "shop/web",
  bearers: [],
};

test("a path by a directory group", () => {
  expect(pathMessage(people, "publisher", jobToken({}))).toBe(
    "members of Releasers (maintainer in shop) become publisher with a job of shop/web on protected branch main",
  );
});

test("a merge request job in an environment", () => {
  const token = jobToken({
    ref: "x",
    ref_protected: "false",
    pipeline_source: "merge_request_event",
    environment: "review",
  });
  expect(pathMessage(people, "publisher", token)).toBe(
    "members of Releasers (maintainer in shop) become publisher with a merge request job of shop/web on unprotected branch x, environment review",
  );
});

test("members that no directory group explains", () => {
  const member = { ...people, group: null, gitlabGroup: null, role: "member", project: "shop/*" };
  expect(pathMessage(member, "publisher", jobToken({ ref_type: "tag", ref: "v1" }))).toBe(
    "members of shop/* whom no directory group explains become publisher with a job of a project in shop/* on protected tag v1",
  );
});

test("whoever holds one of two tokens", () => {
  const bearers = [
    { address: "gitlab_project_access_token.a", role: "maintainer", ends: "never ends" },
    { address: "gitlab_project_access_token.b", role: undefined, ends: "never ends" },
  ] as const;
  const token = { ...people, group: null, gitlabGroup: null, role: "access token", bearers };
  expect(pathMessage(token, "publisher", jobToken({}))).toBe(
    "whoever holds the access token gitlab_project_access_token.a (maintainer) or gitlab_project_access_token.b becomes publisher with a job of shop/web on protected branch main",
  );
});

test("anybody, and a value that is not known yet", () => {
  const anybody = { ...people, group: null, gitlabGroup: null, role: "anybody", project: "*" };
  expect(pathMessage(anybody, "publisher", jobToken({ ref: opaque("${x.y.z}") }))).toBe(
    "anybody who can create a project becomes publisher with a job of any project on protected branch ${x.y.z}",
  );
});
