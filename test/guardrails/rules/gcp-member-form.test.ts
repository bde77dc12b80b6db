import { expect, test } from "@jest/globals";
import { gcpMemberForm } from "../../../lib/guardrails/rules/gcp-member-form";
import { BINDING, poolResources, set, subject } from "../../support/gcp";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";

const two = `error ${BINDING}: the member names two attributes, and Google takes the second one for a part of the first one's value`;
const star = `error ${BINDING}: the member ends in *, which Google compares as a character`;
const form = `error ${BINDING}: the member is no principal of a workload identity pool`;

test.each([
  [set("attribute.project_id/20"), []],
  [set("attribute.project_id/20/attribute.ref/main"), [two]],
  [set("attribute.project_path/shop/attribute.x"), []],
  [set("attribute.project_path/shop/*"), [star]],
  [set("attribute.project_path/*"), [star]],
  [set("*"), []],
  [subject("project_path:shop/web:ref_type:branch:ref:main"), []],
  [subject("project_path:shop/*"), [star]],
  [set("subject/x"), [form]],
  [set("group/shop/ops"), []],
])("%s", (member, expected) => {
  const input = inputFrom(onGitlabCom(poolResources({ member })));
  expect(findingsOf(gcpMemberForm, input)).toEqual(expected);
});
