import { describe, expect, test } from "@jest/globals";
import { identitiesLeftBehind, pairs } from "../../../lib/review/diff/pairs";
import { parseManifests, withManifests } from "../../../lib/relying-parties/manifests";
import { NOBODY } from "../../../lib/core";
import { readStack } from "../../../lib/terraform";
import { identity } from "../../support/input";
import { exactly, like, MAIN, version } from "./versions";

test("by address, those of the newer version first", () => {
  const base = version({ a: exactly(MAIN), b: exactly(MAIN), c: exactly(MAIN) });
  const head = version({ d: exactly(MAIN), b: like(MAIN), a: exactly(MAIN) });
  const shown = pairs(base, head).map((pair) => [
    pair.base?.name,
    pair.head?.name,
    pair.sameDefinition,
  ]);
  expect(shown).toEqual([
    [undefined, "d", false],
    ["b", "b", false],
    ["a", "a", true],
    ["c", undefined, false],
  ]);
});

test("documents beside Terraform's are compared as they are", () => {
  const side = (kind: string) => {
    const text = `apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: a}\nroleRef: {kind: ${kind}}\n`;
    const stack = readStack({ resource: {} }, { name: "shop", file: "" });
    return {
      identities: [identity(NOBODY, { address: "rbac.yaml#a" })],
      stacks: [withManifests(stack, parseManifests(text, "rbac.yaml", "rbac.yaml"))],
    };
  };
  expect(pairs(side("Role"), side("Role"))[0]?.sameDefinition).toBe(true);
  expect(pairs(side("Role"), side("ClusterRole"))[0]?.sameDefinition).toBe(false);
});

test("what is written elsewhere belongs to the definition", () => {
  const side = (condition: string) => ({
    identities: [
      identity(NOBODY, { address: "google_project_iam_member.a", besides: () => condition }),
    ],
    stacks: [],
  });
  expect(pairs(side("a"), side("a"))[0]?.sameDefinition).toBe(true);
  expect(pairs(side("a"), side("b"))[0]?.sameDefinition).toBe(false);
});

describe("what Terraform makes of it", () => {
  const side = (addresses: readonly string[], stack: object = {}) => ({
    identities: addresses.map((address) => identity(NOBODY, { address })),
    stacks: [{ ...readStack({ resource: {} }, { name: "shop", file: "" }), ...stack }],
  });
  const shown = (base: ReturnType<typeof side>, head: ReturnType<typeof side>) =>
    pairs(base, head).map((pair) => [pair.base?.address, pair.head?.address, pair.fate]);
  const moved = [{ from: "t.a", to: "t.b" }];

  test("a moved identity is paired with the address it had", () => {
    expect(shown(side(["t.a"]), side(["t.b"], { moved }))).toEqual([["t.a", "t.b", "kept"]]);
    expect(shown(side(["t.a"]), side(["t.b"]))).toEqual([
      [undefined, "t.b", "kept"],
      ["t.a", undefined, "destroyed"],
    ]);
  });

  test("a move that was made before changes nothing", () => {
    expect(shown(side(["t.b"]), side(["t.b"], { moved }))).toEqual([["t.b", "t.b", "kept"]]);
    expect(shown(side(["t.a", "t.b"]), side(["t.a", "t.b"], { moved }))).toEqual([
      ["t.a", "t.a", "kept"],
      ["t.b", "t.b", "kept"],
    ]);
  });

  test("a former address that another identity has now is that one's", () => {
    expect(shown(side(["t.a"]), side(["t.a", "t.b"], { moved }))).toEqual([
      ["t.a", "t.a", "kept"],
      [undefined, "t.b", "kept"],
    ]);
  });

  test("a replaced one is never the same", () => {
    const [pair] = pairs(side(["t.a"]), side(["t.a"], { replaced: ["t.a"] }));
    expect([pair?.fate, pair?.sameDefinition]).toEqual(["replaced", false]);
    const [kept] = pairs(side(["t.a"]), side(["t.a"], { replaced: ["t.b"] }));
    expect([kept?.fate, kept?.sameDefinition]).toEqual(["kept", true]);
  });

  test("a forgotten one goes on existing, and is told", () => {
    const paired = pairs(side(["module.m.t.a", "t.b"]), side([], { forgotten: ["module.m"] }));
    expect(paired.map(({ base, fate }) => [base?.address, fate])).toEqual([
      ["module.m.t.a", "forgotten"],
      ["t.b", "destroyed"],
    ]);
    expect(identitiesLeftBehind(paired)).toEqual([
      "access NOT revoked: module.m.t.a is not destroyed, Terraform only stops managing it; remove it by hand",
    ]);
  });
});
