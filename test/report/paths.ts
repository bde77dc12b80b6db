import type { AccessPath } from "../../lib/access";
import { opaque } from "../../lib/core";

/** A path of a maintainer into a role, with everything a path can tell. */
export const PATH: AccessPath = {
  stack: "shop",
  group: "G-Releasers",
  gitlabGroup: "shop",
  role: "maintainer",
  project: "shop/web",
  identity: "aws_iam_role.deploy",
  identityName: "deploy",
  resources: ["read s3://ledger/x/"],
  witness: { project_id: opaque("${gitlab_project.web.id}"), ref: "main", aud: ["a"] },
  revocation: { seconds: 93_900, because: ["86400 s", "3600 s", "3900 s"] },
  approvals: ["a merge request: the member may not push to main"],
  assumed: ["main is taken to be the default branch"],
  message: "members of G-Releasers (maintainer in shop) become deploy with a job of shop/web",
  bearers: [],
};

/** A path of people whom no directory group explains. */
export const UNEXPLAINED: AccessPath = {
  ...PATH,
  group: null,
  role: "member",
  resources: [],
  revocation: { seconds: null, because: ["no bound"] },
  approvals: [],
  assumed: [],
  message: "members of shop\u001b[2J whom no directory group explains become deploy",
};
