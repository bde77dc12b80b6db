import { expect, test } from "@jest/globals";
import { parseExpression } from "../../../lib/relying-parties/cel";
import { refusedStart } from "../../../lib/relying-parties/kubernetes";

test.each([
  ["!user.username.startsWith('system:')", { of: "username", start: "system:" }],
  ["user.groups.all(g, !g.startsWith('system:'))", { of: "groups", start: "system:" }],
  ["!user.groups.exists(g, g.startsWith('system:'))", { of: "groups", start: "system:" }],
  ["user.username.startsWith('gitlab:')", undefined],
  ["!user.username.endsWith('system:')", undefined],
  ["!user.uid.startsWith('system:')", undefined],
  ["user.groups.all(g, g.startsWith('gitlab:'))", undefined],
  ["user.groups.exists(g, !g.startsWith('system:'))", undefined],
  ["!user.groups.all(g, g.startsWith('system:'))", undefined],
  ["user.groups.all(g, !user.username.startsWith('system:'))", undefined],
])("%s", (text, expected) => {
  expect(
    refusedStart(parseExpression(text, { root: "claims", dialect: "kubernetes", place: "x" })),
  ).toEqual(expected);
});
