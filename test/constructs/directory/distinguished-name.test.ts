import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import {
  containerDn,
  escapeFilterValue,
  escapeRdnValue,
  isWithin,
  parseDn,
  renderDn,
} from "../../../lib/constructs/directory/distinguished-name";

describe("escapes", () => {
  test.each([
    ["Groups", "Groups"],
    ["Smith, J.", "Smith\\, J."],
    ["#1", "\\#1"],
    [" a ", "\\ a\\ "],
    ['a+b"c\\d<e>f;g=h', 'a\\+b\\"c\\\\d\\<e\\>f\\;g\\=h'],
  ])("%j in a DN is %j", (value, escaped) => {
    expect(escapeRdnValue(value)).toBe(escaped);
  });

  test.each([
    ["G-Shop", "G-Shop"],
    ["a*(b)\\\u0000", "a\\2a\\28b\\29\\5c\\00"],
  ])("%j in a filter is %j", (value, escaped) => {
    expect(escapeFilterValue(value)).toBe(escaped);
  });
});

describe("parseDn", () => {
  test("reads steps, nearest first, with escapes resolved", () => {
    expect(parseDn("cn=Smith\\, J.,OU=\\41 b,DC=corp,DC=example")).toEqual({
      value: [
        { type: "CN", value: "Smith, J." },
        { type: "OU", value: "A b" },
        { type: "DC", value: "corp" },
        { type: "DC", value: "example" },
      ],
    });
  });

  test.each([
    ["", '"" is not of the form OU=name'],
    ["Groups,DC=corp", '"Groups" is not of the form OU=name'],
    ["O=Acme,DC=corp", "O is not one of CN, OU, DC"],
    ["OU=,DC=corp", "OU has no value"],
    ["OU=Groups", "it does not end in the domain (DC=corp,DC=example)"],
    ["DC=a,OU=b,DC=c", "the domain parts (DC) do not stand together at its end"],
  ])("refuses %j", (text, problem) => {
    expect(parseDn(text)).toEqual({ problem });
  });

  test("reads back what renderDn writes", () => {
    const rdn = fc.record({
      type: fc.constantFrom("CN", "OU"),
      value: fc.string({
        minLength: 1,
        unit: fc.constantFrom(" ", "a", "b", ",", "+", '"', "\\", "<", ">", ";", "=", "#", "é"),
      }),
    });
    fc.assert(
      fc.property(fc.array(rdn), (rdns) => {
        const all = [...rdns, { type: "DC", value: "corp" }];
        expect(parseDn(renderDn(all))).toEqual({ value: all });
      }),
    );
  });
});

describe("containerDn", () => {
  test.each(["OU=Groups,DC=corp,DC=example", "ou=Groups,dc=corp,dc=example", "DC=corp"])(
    "accepts %j",
    (text) => {
      expect(containerDn(text)).toEqual({ value: text });
    },
  );

  test.each([
    ["OU=Groups, DC=corp", "it is not in its plain form; write OU=Groups,DC=corp"],
    ["OU=A\\,B,DC=corp", 'the name "A,B" needs an escape, which the provider does not handle'],
    ["OU=\\41,DC=corp", "it is not in its plain form; write OU=A,DC=corp"],
    ["OU=Groups", "it does not end in the domain (DC=corp,DC=example)"],
  ])("refuses %j", (text, problem) => {
    expect(containerDn(text)).toEqual({ problem });
  });
});

describe("isWithin", () => {
  test.each([
    ["OU=Groups,DC=corp,DC=example", "dc=corp, dc=example", true],
    ["OU=Groups,DC=corp,DC=example", "OU=Groups,DC=corp,DC=example", true],
    ["OU=Groups,DC=corp,DC=example", "OU=roups,DC=corp,DC=example", false],
    ["DC=corp,DC=example", "OU=Groups,DC=corp,DC=example", false],
    ["nonsense", "DC=corp", false],
    ["DC=corp", "nonsense", false],
  ])("%j within %j is %j", (dn, base, expected) => {
    expect(isWithin(dn, base)).toBe(expected);
  });
});
