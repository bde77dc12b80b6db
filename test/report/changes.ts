import { opaque } from "../../lib/core";
import type { Change, ChangedPath, Diff } from "../../lib/review/diff/change";
import { PATH } from "./paths";

/** A change that no token shows. */
export const UNWITNESSED: Change = {
  stack: "shop",
  identity: "aws_iam_role.deploy",
  identityName: "deploy",
  relyingParty: "aws",
  kind: "wider",
  message: "deploy takes more: a job of shop/web on unprotected branch x gets in now",
  people: ["G-Engineers (developer in shop)"],
  before: ['ref "main"'],
  after: ['ref "main"', "ref *"],
};

export const WIDER: Change = {
  ...UNWITNESSED,
  witness: { ref: "x", project_id: opaque("${gitlab_project.web.id}") },
};

export const REWORDED: Change = {
  ...WIDER,
  identity: "aws_iam_role.plan",
  kind: "same-access",
  message: "plan takes the same jobs, in other words",
  people: [],
};

/** A path that needs less now. */
export const EASED: ChangedPath = {
  before: PATH,
  after: { ...PATH, approvals: [], revocation: { ...PATH.revocation, seconds: null } },
};

export const DIFF: Diff = {
  changes: [REWORDED, WIDER],
  paths: { gained: [PATH], lost: [], changed: [EASED] },
  notes: ["access NOT revoked: the last link of shop is gone"],
};
