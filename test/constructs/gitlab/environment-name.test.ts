import { expect, test } from "@jest/globals";
import { environmentName } from "../../../lib/constructs/gitlab/environment-name";
import { refusal } from "../../support/synth";

const place = { where: "shop/Web", prop: "environment" };

test.each(["production", "review/*", "eu west_1.a", "a{b}", "$a"])("accepts %j", (text) => {
  expect(environmentName(text, place)).toBe(text);
});

test.each(["", "/a", "a/", "${a}", "%{a}", "é", "a?", "a:b"])("refuses %j", (text) => {
  expect(refusal(() => environmentName(text, place))).toMatchObject({
    code: "ERR_PROP",
    where: "shop/Web",
  });
});
