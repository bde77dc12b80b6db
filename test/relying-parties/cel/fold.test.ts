import { describe, expect, test } from "@jest/globals";
import { fold } from "../../../lib/relying-parties/cel/fold";
import { Fault } from "../../../lib/relying-parties/cel/values";

const error = new Fault("error", "no such key");
const open = new Fault("unknown-value", "late");
const itself = (member: unknown): unknown => member;

describe("fold", () => {
  test.each([
    ["exists", [error, true], true],
    ["exists", [error, false], error],
    ["exists", [error, open, false], open],
    ["exists", [], false],
    ["exists", ["x"], new Fault("error", "no such overload")],
    ["all", [error, false], false],
    ["all", [true, error], error],
    ["all", [], true],
    ["exists_one", [true, false], true],
    ["exists_one", [true, true], false],
    ["exists_one", [true, error], error],
    ["filter", [true, false], [true]],
    ["filter", [error], error],
    ["map", ["a", "b"], ["a", "b"]],
    ["map", ["a", error], error],
  ] as const)("%s of %j", (name, members, expected) => {
    expect(fold(name, members, itself)).toEqual(expected);
  });
});
