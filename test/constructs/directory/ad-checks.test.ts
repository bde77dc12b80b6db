import { describe, expect, test } from "@jest/globals";
import {
  checkedDn,
  checkedName,
  samAccountName,
} from "../../../lib/constructs/directory/ad-checks";
import { refusal } from "../../support/synth";

const place = { where: "shop/G", prop: "name" };

describe("AD checks", () => {
  test("names, DNs and sAMAccountNames that the provider carries pass", () => {
    expect(checkedName("G-Shop", place)).toBe("G-Shop");
    expect(checkedDn("OU=Groups,DC=corp", place)).toBe("OU=Groups,DC=corp");
    expect(samAccountName(undefined, "G-Shop", "shop/G")).toBe("G-Shop");
    expect(samAccountName("g%{shop}", "G:Shop", "shop/G")).toBe("g%%{shop}");
  });

  test.each<[string, () => unknown, RegExp]>([
    ["a comma in a name", () => checkedName("a,b", place), /^name has ","/],
    [
      "a name that is not known",
      () => checkedName("${TfToken[TOKEN.0]}", place),
      /^name is not known before apply/,
    ],
    [
      "a DN with spaces",
      () => checkedDn("OU=a, DC=b", place),
      /^name is not a DN the provider handles/,
    ],
    [
      "a given sAMAccountName",
      () => samAccountName("a:b", "G", "shop/G"),
      /^samAccountName has ":"/,
    ],
    [
      "a derived sAMAccountName",
      () => samAccountName(undefined, "a:b", "shop/G"),
      /give samAccountName; at shop\/G$/,
    ],
  ])("refuses %s", (_name, call, message) => {
    const found = refusal(call);
    expect(found).toMatchObject({ code: "ERR_PROP", where: "shop/G" });
    expect(found.message).toMatch(message);
  });
});
