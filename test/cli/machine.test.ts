import { expect, test } from "@jest/globals";
import { machine } from "../../lib/cli/machine";

test("tells Node and the packages of the working folder, with the ranges that they must be in", () => {
  const found = machine();
  expect(found.node).toBe(process.versions.node);
  expect(found.ranges.node).toBe(">=20.9");
  expect(found.ranges.packages.get("cdktf")).toBe("^0.21.0 || >=0.22.0 <0.25.0");
  expect(found.packages.get("constructs")).toMatch(/^10\.\d+\.\d+$/);
  expect([...found.packages.keys()].every((name) => found.ranges.packages.has(name))).toBe(true);
});

test("finds no Terraform where none is on the path", () => {
  const before = process.env["PATH"];
  process.env["PATH"] = "";
  try {
    expect(machine().terraform).toBeUndefined();
  } finally {
    process.env["PATH"] = before;
  }
});
