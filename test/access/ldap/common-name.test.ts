import { expect, test } from "@jest/globals";
import { commonNameOf } from "../../../lib/access/ldap/common-name";

test.each([
  ["CN=G-Shop,OU=Groups,DC=corp,DC=example", "G-Shop"],
  ["cn=G Shop , ou=x", "G Shop"],
  ["2.5.4.3=G,dc=x", "G"],
  ["OU=x+CN=G,DC=y", "G"],
  [String.raw`CN=Shop\, Web,OU=x`, "Shop, Web"],
  [String.raw`CN=Shop\2c Web,OU=x`, "Shop, Web"],
  [String.raw`CN=Lu\C4\8Di\C4\87,OU=x`, "Lučić"],
  [String.raw`CN=a\+b,OU=x`, "a+b"],
  [String.raw`CN=a\5c\2cb,OU=x`, String.raw`a\,b`],
  [String.raw`CN=a\5cxb,OU=x`, String.raw`a\xb`],
  [String.raw`CN=\#x\ ,OU=x`, "#x "],
])("%s begins with the common name %s", (dn, name) => {
  expect(commonNameOf(dn)).toBe(name);
});

test.each(["OU=Groups,CN=x", "uid=x,dc=y", "CN=,DC=x", "CN=#0401,DC=x", "${ad_group.x.dn}", ""])(
  "%s begins with none",
  (dn) => {
    expect(commonNameOf(dn)).toBeUndefined();
  },
);
