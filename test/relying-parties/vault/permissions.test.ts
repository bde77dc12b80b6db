import { describe, expect, test } from "@jest/globals";
import { kvRules, parsePolicyText, renderPolicy } from "../../../lib/relying-parties/vault";

const rules = (
  access: "read" | "write" | "readWrite",
  path: string,
  subtree: boolean,
  version: 1 | 2 = 2,
) =>
  kvRules({ mount: "secret", path, subtree, version, access }).map((r) => [
    r.path,
    ...r.capabilities,
  ]);

describe("what secrets take", () => {
  test.each([
    ["read", "shop/web", false, 2, [["secret/data/shop/web", "read"]]],
    ["write", "shop/web", false, 2, [["secret/data/shop/web", "create", "update"]]],
    ["readWrite", "shop/web", false, 2, [["secret/data/shop/web", "read", "create", "update"]]],
    [
      "read",
      "shop/web",
      true,
      2,
      [
        ["secret/data/shop/web/*", "read"],
        ["secret/metadata/shop/web/*", "list"],
      ],
    ],
    ["write", "shop/web", true, 2, [["secret/data/shop/web/*", "create", "update"]]],
    [
      "readWrite",
      "",
      true,
      2,
      [
        ["secret/data/*", "read", "create", "update"],
        ["secret/metadata/*", "list"],
      ],
    ],
    ["read", "shop/web", false, 1, [["secret/shop/web", "read"]]],
    ["read", "shop/web", true, 1, [["secret/shop/web/*", "read", "list"]]],
    ["write", "shop/web", true, 1, [["secret/shop/web/*", "create", "update"]]],
  ] as const)("%s %p (subtree: %p) of version %p", (access, path, subtree, version, expected) => {
    expect(rules(access, path, subtree, version)).toEqual(expected);
  });
});

test("a policy has each path once, with everything that is allowed on it", () => {
  const text = renderPolicy([
    { path: "a", capabilities: ["read"] },
    { path: "b/*", capabilities: ["list"] },
    { path: "a", capabilities: ["read", "update"] },
    { path: "c", capabilities: [] },
  ]);
  expect(text).toBe(
    'path "a" {\n  capabilities = ["read", "update"]\n}\n\npath "b/*" {\n  capabilities = ["list"]\n}\n',
  );
  expect(parsePolicyText(text)).toEqual([
    { path: "a", capabilities: ["read", "update"] },
    { path: "b/*", capabilities: ["list"] },
  ]);
});
