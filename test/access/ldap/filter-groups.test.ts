import { describe, expect, test } from "@jest/globals";
import { filterGroups } from "../../../lib/access/ldap/filter-groups";

const nameOf = (reference: string): string | undefined =>
  reference === "${ad_group.releasers.dn}" ? "Releasers" : undefined;
const A = "memberOf=CN=A,OU=Groups,DC=x";
const B = "memberOf=CN=B,OU=Groups,DC=x";

describe("groups that a filter asks for", () => {
  test.each<[string, readonly string[]]>([
    [`(${A})`, ["A"]],
    [`(MEMBEROF=CN=A,DC=x)`, ["A"]],
    ["(memberOf:1.2.840.113556.1.4.1941:=CN=A,DC=x)", ["A"]],
    ["(memberOf:2.5.13.1:=CN=A,DC=x)", ["A"]],
    ["(memberOf:=CN=A,DC=x)", ["A"]],
    [`(&(objectClass=user)(${A})(!(userAccountControl:1.2.840.113556.1.4.803:=2)))`, ["A"]],
    [`(|(${A})(${B})(${A}))`, ["A", "B"]],
    [`(&(${A})(!(${B})))`, ["A"]],
    [`(!(!(${A})))`, ["A"]],
    ["(memberOf=${ad_group.releasers.dn})", ["Releasers"]],
  ])("%s", (filter, groups) => {
    expect(filterGroups(filter, nameOf)).toEqual({ groups });
  });
});

describe("groups that it does not ask for", () => {
  test.each([
    `(!(${A}))`,
    `(!(|(${A})(${B})))`,
    "(department=A)",
    "(memberOf=*)",
    "(memberOf=CN=A*)",
    "(memberOf>=CN=A,DC=x)",
    "(memberOf:1.2.840.113556.1.4.803:=CN=A,DC=x)",
    "(memberOf=OU=A,DC=x)",
    "(memberOf=${ad_group.other.dn})",
    "(cn=A)",
  ])("%s", (filter) => {
    expect(filterGroups(filter, nameOf)).toEqual({ groups: [] });
  });
});

test("a filter that is none", () => {
  expect(filterGroups(`(${A}`, nameOf)).toEqual({ problem: "a closing parenthesis is missing" });
});
