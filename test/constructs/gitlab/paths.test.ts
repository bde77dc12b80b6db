import { describe, expect, test } from "@jest/globals";
import { fullPath, pathSegment } from "../../../lib/constructs/gitlab/paths";
import { refusal } from "../../support/synth";

const place = { where: "shop/Web", prop: "path" };

describe("pathSegment", () => {
  test.each(["web", "Web_2.x", ".dot", "a-b"])("accepts %j", (text) => {
    expect(pathSegment(text, place)).toBe(text);
  });

  test.each(["", "a/b", "-a", "a b", "é", "a.git", "a.atom", "a.", "a*", "${a}"])(
    "refuses %j",
    (text) => {
      expect(refusal(() => pathSegment(text, place))).toMatchObject({
        code: "ERR_PROP",
        where: "shop/Web",
      });
    },
  );
});

describe("fullPath", () => {
  test.each<[string, 1 | 2]>([
    ["shop", 1],
    ["shop/team", 1],
    ["shop/web", 2],
    ["shop/team/web", 2],
  ])("accepts %j with at least %i", (text, least) => {
    expect(fullPath(text, place, least)).toBe(text);
  });

  test.each<[string, 1 | 2]>([
    ["web", 2],
    ["/shop/web", 2],
    ["shop/web/", 2],
    ["shop//web", 1],
    ["shop/we b", 2],
  ])("refuses %j with at least %i", (text, least) => {
    expect(refusal(() => fullPath(text, place, least))).toMatchObject({
      code: "ERR_PROP",
      where: "shop/Web",
    });
  });
});
