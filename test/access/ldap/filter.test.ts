import { describe, expect, test } from "@jest/globals";
import { type Filter, parseFilter } from "../../../lib/access/ldap/filter";

const assertion = (attribute: string, value: string | undefined, more: object = {}): Filter => ({
  kind: "assertion",
  attribute,
  operator: "=",
  value,
  ...more,
});

describe("a filter", () => {
  test.each<[string, Filter]>([
    ["(cn=Babs Jensen)", assertion("cn", "Babs Jensen")],
    ["(!(cn=Tim))", { kind: "not", of: assertion("cn", "Tim") }],
    [
      "(&(objectClass=Person)(|(sn=Jensen)(o=x)))",
      {
        kind: "and",
        of: [
          assertion("objectclass", "Person"),
          { kind: "or", of: [assertion("sn", "Jensen"), assertion("o", "x")] },
        ],
      },
    ],
    ["(&)", { kind: "and", of: [] }],
    ["(seeAlso=)", assertion("seealso", "")],
    ["(cn;lang-de=x)", assertion("cn", "x")],
    ["(2.5.4.3=x)", assertion("2.5.4.3", "x")],
    ["(mail=*)", assertion("mail", undefined)],
    ["(o=univ*of*mich*)", assertion("o", undefined)],
    ["(age>=5)", assertion("age", "5", { operator: ">=" })],
    ["(age<=5)", assertion("age", "5", { operator: "<=" })],
    ["(cn~=x)", assertion("cn", "x", { operator: "~=" })],
    ["(cn:=x)", assertion("cn", "x", { operator: ":=" })],
    ["(cn:dn:=x)", assertion("cn", "x", { operator: ":=" })],
    ["(cn:dn:2.4.6.8.10:=x)", assertion("cn", "x", { operator: ":=", rule: "2.4.6.8.10" })],
    ["(:caseExactMatch:=x)", assertion("", "x", { operator: ":=", rule: "caseexactmatch" })],
    ["(cn=a=b:c~d)", assertion("cn", "a=b:c~d")],
    [String.raw`(o=Parens R Us \28for all\29)`, assertion("o", "Parens R Us (for all)")],
    [String.raw`(cn=*\2A*)`, assertion("cn", undefined)],
    [String.raw`(cn=\2a)`, assertion("cn", "*")],
    [String.raw`(sn=Lu\c4\8di\c4\87)`, assertion("sn", "Lučić")],
    ["cn=x", assertion("cn", "x")],
    [" ( & (cn=x) \n (o=y) ) ", { kind: "and", of: [assertion("cn", "x"), assertion("o", "y")] }],
  ])("%s", (text, filter) => {
    expect(parseFilter(text)).toEqual({ filter });
  });
});

describe("no filter", () => {
  const deep = `${"(!".repeat(5000)}(cn=x)${")".repeat(5000)}`;

  test.each([
    ["", '"" compares no attribute with a value'],
    ["()", '"" compares no attribute with a value'],
    ["(cn)", '"cn" compares no attribute with a value'],
    ["(=x)", '"=x" compares no attribute with a value'],
    ["(cn=x", "a closing parenthesis is missing"],
    ["(&(cn=x)", "a closing parenthesis is missing"],
    ["(cn=x))", "nothing may follow its closing parenthesis"],
    ["(cn=x)(o=y)", "nothing may follow its closing parenthesis"],
    ["(cn=a(b)", "( cannot stand there"],
    ["(&cn=x)", "c cannot stand there"],
    ["(!(cn=x)(o=y))", "a ! negates exactly one part"],
    ["(!)", "a ! negates exactly one part"],
    ["(cn:2.5.13.1=x)", "the matching rule 2.5.13.1 needs :="],
    [String.raw`(cn=a\,b)`, "a backslash stands before two hexadecimal digits alone"],
    [deep, "it is nested more than 100 levels deep"],
  ])("%#", (text, problem) => {
    expect(parseFilter(text)).toEqual({ problem });
  });
});
