import { describe, expect, test } from "@jest/globals";
import { searched } from "../../../lib/relying-parties/cel/re2-anchors";
import { globForm } from "../../../lib/relying-parties/cel/re2-globs";
import { parseRe2 } from "../../../lib/relying-parties/cel/re2-parse";

describe("globForm", () => {
  test.each([
    ["^main$", '["main"]', true],
    ["^(main|dev)$", '["dev","main"]', true],
    ["^v[12]$", '["v1","v2"]', true],
    ["^release/.*$", 'glob("release/*")', true],
    ["^release/.+$", 'glob("release/?*")', true],
    ["^a.?b$", '(["ab"]|glob("a?b"))', true],
    ["^a\\*$", '["a*"]', true],
    ["^a\\*.*$", 'glob("a?*")', false],
    ["^v[0-9]+$", 'glob("v?*")', false],
    ["^(ab)*c$", 'glob("*c")', false],
    ["^a{70}$", "any", false],
    ["^[a-z]{1,3}$", '(glob("?")|glob("??")|glob("???"))', false],
    ["^([ab][ab]){9}x$", '(glob("*aax")|glob("*abx")|glob("*bax")|glob("*bbx"))', false],
    ["a^b", "[]", true],
  ])("%s", (source, key, isExact) => {
    const { upper, isExact: exact } = globForm(searched(parseRe2(source)), false);
    expect({ key: upper.key, exact }).toEqual({ key, exact: isExact });
  });

  test("with newlines in values, a dot is no question mark", () => {
    expect(globForm(searched(parseRe2("^a.*$")), true).isExact).toBe(false);
    expect(globForm(searched(parseRe2("^a")), true).isExact).toBe(true);
  });
});
