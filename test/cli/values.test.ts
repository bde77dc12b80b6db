import { describe, expect, test } from "@jest/globals";
import { assumptionOf, markOf, templateOf } from "../../lib/cli/values";
import { refusal } from "../review/refusal";

describe("assumptionOf", () => {
  test.each([
    ["gitlab_project.web.id=4711", "gitlab_project.web.id", "4711"],
    ["shop:gitlab_project.web.id=4711", "shop:gitlab_project.web.id", "4711"],
    [
      'module.edge["a=b"].gitlab_project.web[0].id=4711',
      'module.edge["a=b"].gitlab_project.web[0].id',
      "4711",
    ],
    ['x.y["a\\"]=b"].id=1', 'x.y["a\\"]=b"].id', "1"],
    ["x.y.url=https://a/?b=c", "x.y.url", "https://a/?b=c"],
    ["x.y.text=a\nb", "x.y.text", "a\nb"],
  ])("reads %s", (text, name, value) => {
    expect(assumptionOf(text)).toEqual({ name, value });
  });

  test.each([
    "",
    "=",
    "gitlab_project.web.id",
    "gitlab_project.web.id=",
    "=4711",
    "id=4711",
    "a.=1",
    '["a.b"]=1',
  ])("fails for %j", (text) => {
    expect(refusal(() => assumptionOf(text))).toBe(
      `ERR_USAGE: --assume is not understood; given: ${text}; allowed: [STACK:]ADDRESS.ATTRIBUTE=VALUE, such as gitlab_project.web.id=4711`,
    );
  });
});

describe("templateOf", () => {
  test("reads a project and its components", () => {
    expect(templateOf("shop/team/web=project_id,ref_type,ref")).toEqual({
      project: "shop/team/web",
      components: ["project_id", "ref_type", "ref"],
    });
  });

  test.each(["", "shop/web", "shop/web=", "web=ref", "shop/web=a,,b", "shop/web=a, b", "=a"])(
    "fails for %j",
    (text) => {
      expect(refusal(() => templateOf(text))).toBe(
        `ERR_USAGE: --subject-template is not understood; given: ${text}; allowed: PROJECT=COMPONENT,COMPONENT, such as shop/web=project_id,ref_type,ref`,
      );
    },
  );
});

test("markOf reads what production is, and names the flag where it cannot", () => {
  expect(markOf("tag:environment=prod")).toEqual({ tag: "environment", value: "prod" });
  expect(refusal(() => markOf("tag:environment"))).toMatch(
    /^ERR_USAGE: --mark-production is not understood; given: tag:environment;/,
  );
});
