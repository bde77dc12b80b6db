import { describe, expect, test } from "@jest/globals";
import { mergeStacks, resolve } from "../../lib/terraform";
import { at, expectError, shown, stackOf } from "./fixture";

describe("mergeStacks", () => {
  test("files of one folder are one configuration", () => {
    const merged = mergeStacks("live", [
      stackOf(
        { variable: { branch: { default: "main" } }, provider: { aws: {} } },
        "live/variables.tf.json",
      ),
      stackOf(
        { resource: { t: { n: { v: "${var.branch}" } } }, module: { m: { source: "./m" } } },
        "live/main.tf.json",
      ),
    ]);
    expect([merged.name, merged.file, merged.kind]).toEqual(["live", "live", "configuration"]);
    expect(shown(at(resolve(merged), "t.n"), "v")).toBe("main");
    expect(merged.providers).toHaveLength(1);
    expect(merged.notUnderstood).toEqual([
      'live/main.tf.json: module.m calls "./m", whose resources are not in this file; a plan (terraform show -json) has them.',
    ]);
  });

  test("what two files define is noted, once in each file is not", () => {
    const file = { resource: { t: { n: {} } }, locals: { a: 1 } };
    expect(
      mergeStacks("x", [stackOf(file, "a.tf.json"), stackOf(file, "b.tf.json")]).notUnderstood,
    ).toEqual(["t.n is defined more than once.", "local.a is defined more than once."]);
    const twice = stackOf({ resource: { t: { n: [{}, {}] } } }, "a.tf.json");
    expect(mergeStacks("x", [twice, stackOf({}, "b.tf.json")]).notUnderstood).toEqual([
      "a.tf.json: t.n is defined more than once.",
    ]);
  });

  test.each(["override.tf.json", "x/prod_override.tf.json"])(
    "%s replaces arguments of what it names",
    (file) => {
      const merged = mergeStacks("x", [
        stackOf({ resource: { t: { n: { a: 3 }, new: {} } }, locals: { l: "over" } }, file),
        stackOf({ resource: { t: { n: { a: 1, b: 2 } } }, locals: { l: "base" } }, "main.tf.json"),
      ]);
      expect(at(merged, "t.n").values).toEqual({ a: 3, b: 2 });
      expect(merged.resources.map((r) => r.address)).toEqual(["t.n", "t.new"]);
      expect(merged.named?.get("local.l")).toBe("over");
      expect(merged.notUnderstood).toEqual([]);
    },
  );

  test("a file that only sounds like an override is none", () => {
    const merged = mergeStacks("x", [
      stackOf({ resource: { t: { n: { a: 3 } } } }, "myoverride.tf.json"),
      stackOf({ resource: { t: { n: { a: 1 } } } }, "main.tf.json"),
    ]);
    expect(merged.notUnderstood).toEqual(["t.n is defined more than once."]);
  });

  test("an override of one instance leaves the others", () => {
    const merged = mergeStacks("x", [
      stackOf({ resource: { t: { n: { count: 2, a: 1 } } } }, "main.tf.json"),
      stackOf({ resource: { t: { n: { count: 1, a: 2 } } } }, "override.tf.json"),
    ]);
    expect(merged.resources.map((r) => r.values)).toEqual([{ a: 2 }, { a: 1 }]);
  });

  test("one file keeps its path", () => {
    const merged = mergeStacks("live", [
      stackOf({ format_version: "1.0", values: {} }, "live/state.json"),
    ]);
    expect([merged.name, merged.file, merged.kind]).toEqual(["live", "live/state.json", "state"]);
  });

  test("fails for a plan among others, and for nothing", () => {
    const plan = stackOf({ format_version: "1.2", planned_values: {} }, "plan.json");
    expectError(
      () => mergeStacks("x", [stackOf({}), plan]),
      "ERR_USAGE",
      "a plan is merged with nothing; at plan.json",
    );
    expectError(() => mergeStacks("x", []), "ERR_USAGE", "there is no file to merge");
  });
});
