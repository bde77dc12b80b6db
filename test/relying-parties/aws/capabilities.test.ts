import { expect, test } from "@jest/globals";
import { GITLAB_DOT_COM } from "../../../lib/core";
import { capabilities } from "../../../lib/relying-parties/aws/capabilities";
import { SELF_MANAGED_ISSUER } from "../../support/aws";

test("gitlab.com has nine keys beside aud and sub", () => {
  expect(capabilities(GITLAB_DOT_COM).keys).toEqual([
    "aud",
    "sub",
    "project_id",
    "namespace_id",
    "ref_protected",
    "pipeline_source",
    "runner_environment",
    "user_access_level",
    "user_id",
    "user_login",
    "user_email",
  ]);
});

test("every other issuer has aud and sub", () => {
  expect(capabilities(SELF_MANAGED_ISSUER).keys).toEqual(["aud", "sub"]);
  expect(capabilities({ url: "https://gitlab.com/" }).keys).toEqual(["aud", "sub"]);
});
