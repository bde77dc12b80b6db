import { expect, test } from "@jest/globals";
import { contains, NOBODY, pipelineTokens, GITLAB_DOT_COM } from "../../../lib/core";
import { trustOn } from "../../../lib/review/diff/trust-on";
import { exactly, version } from "./versions";

const input = version({ deploy: exactly("project_id:20:ref_type:branch:ref:main") });
const [deploy] = input.identities;
const project = {
  path: "shop/web",
  id: "20",
  template: ["project_id", "ref_type", "ref"],
} as const;
const token = pipelineTokens({ issuer: GITLAB_DOT_COM, project, audience: "aws" }).push;

test("nobody, where a version lacks the identity", () => {
  expect(trustOn(undefined, input.declared, input.declared)).toBe(NOBODY);
});

test("a project that only the other version declares has its id and path", () => {
  const none = { ...input.declared, projects: [] };
  const other = { ...none, projects: [project] };
  const elsewhere = { ...token, project_path: "other/web" };
  expect(deploy && contains(trustOn(deploy, none, none), elsewhere)).toBe(true);
  expect(deploy && contains(trustOn(deploy, other, none), elsewhere)).toBe(false);
  expect(deploy && contains(trustOn(deploy, other, none), token)).toBe(true);
});
