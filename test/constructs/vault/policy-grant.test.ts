import { describe, expect, test } from "@jest/globals";
import { kvPath, vaultPath } from "../../../lib/constructs/vault";
import { refusal } from "../../support/synth";

const of = ({ words, rules }: ReturnType<typeof vaultPath>) => [
  words,
  ...rules.map((r) => [r.path, ...r.capabilities]),
];

describe("secrets", () => {
  test.each([
    [
      kvPath("secret", "shop/web").read(),
      "read secret/shop/web",
      [["secret/data/shop/web", "read"]],
    ],
    [
      kvPath("secret", "shop/web/*").read(),
      "read secret/shop/web/*",
      [
        ["secret/data/shop/web/*", "read"],
        ["secret/metadata/shop/web/*", "list"],
      ],
    ],
    [
      kvPath("kv/own", "shop/web").write(),
      "write kv/own/shop/web",
      [["kv/own/data/shop/web", "create", "update"]],
    ],
    [
      kvPath("secret", "*", { version: 1 }).readWrite(),
      "read and write secret/*",
      [["secret/*", "read", "create", "update", "list"]],
    ],
  ] as const)("%#", (grant, words, rules) => {
    expect(of(grant)).toEqual([words, ...rules]);
  });

  test.each(["", "/a", "a/", "a//b", "a*", "a/*/b", "+", "a/+", 'a"b', "${x}", "a\\b", "**", "/*"])(
    "no path %j",
    (path) => {
      expect(refusal(() => kvPath("secret", path)).code).toBe("ERR_PROP");
    },
  );

  test.each(["", "/secret", "secret/", "a*", "%{x}"])("no engine %j", (mount) => {
    expect(refusal(() => kvPath(mount, "a")).code).toBe("ERR_PROP");
  });
});

describe("any other path", () => {
  test.each([
    ["transit/sign/release", ["update"]],
    ["pki/issue/*", ["create", "update"]],
    ["secret/data/+/web", ["read"]],
    ["aws/creds*", ["read"]],
  ] as const)("%s %j", (path, capabilities) => {
    expect(of(vaultPath(path, capabilities))).toEqual([
      `${capabilities.join(", ")} ${path}`,
      [path, ...capabilities],
    ]);
  });

  test.each(["", "*", "/a", "a/*/b", "a+", 'a"', "${x}"])("no path %j", (path) => {
    expect(refusal(() => vaultPath(path, ["read"])).code).toBe("ERR_PROP");
  });

  test.each([[[]], [["sudo"]], [["read", "deny"]]])("no capabilities %j", (capabilities) => {
    const given = capabilities as unknown as readonly "read"[];
    expect(refusal(() => vaultPath("a", given))).toMatchObject({
      code: "ERR_PROP",
      where: "vaultPath",
    });
  });
});
