import { describe, expect, test } from "@jest/globals";
import { Construct } from "constructs";
import { Registry } from "../../lib/constructs/registry";
import { refusal } from "../support/synth";

function tree(): Construct {
  const root = new Construct(undefined as unknown as Construct, "");
  return new Construct(new Construct(root, "shop"), "Web");
}

describe("Registry", () => {
  test("adds up the reasons of a construct and keeps its first location", () => {
    const registry = new Registry();
    const web = tree();
    registry.note(web, ["one"]);
    const first = registry.notes.get("shop/Web")?.location;
    registry.note(web, ["two"]);
    expect(registry.notes.get("shop/Web")).toEqual({
      path: "shop/Web",
      because: ["one", "two"],
      location: first,
    });
  });

  test("locates a construct by the nearest one above it", () => {
    const registry = new Registry();
    registry.note(tree());
    expect(registry.locate("shop/Web/Default")).toMatch(
      /^test\/constructs\/registry\.test\.ts:\d+$/,
    );
    expect(registry.locate("shop/Webshop")).toBeUndefined();
    expect(registry.locate("shop")).toBeUndefined();
  });

  test("takes a single thing once", () => {
    const registry = new Registry();
    registry.once("a", "the a", "shop/One", "drop one");
    registry.once("b", "the b", "shop/Two", "drop one");
    expect(refusal(() => registry.once("a", "the a", "shop/Two", "drop one"))).toEqual({
      code: "ERR_DUPLICATE",
      where: "shop/Two",
      message: "the a is defined twice, first at shop/One; fix: drop one; at shop/Two",
    });
  });
});
