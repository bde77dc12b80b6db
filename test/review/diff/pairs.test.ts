import { expect, test } from "@jest/globals";
import { pairs } from "../../../lib/review/diff/pairs";
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
