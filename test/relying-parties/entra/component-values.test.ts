import { expect, test } from "@jest/globals";
import { CannotExpressError, exact, glob } from "../../../lib/core";
import { claimValues, componentValues } from "../../../lib/relying-parties/entra/component-values";

const constraint = (values: ReturnType<typeof glob>) => ({ values, absent: false });

test("a free component has its few values, or is a wildcard", () => {
  expect(componentValues("ref_type", undefined, undefined).map((v) => v.text)).toEqual([
    "branch",
    "tag",
  ]);
  expect(componentValues("ref", undefined, undefined)).toEqual([{ text: "*", wildcard: true }]);
});

test("a constraint is written as it is", () => {
  expect(componentValues("ref", constraint(glob("v*")), undefined)).toEqual([
    { text: "v*", wildcard: true },
  ]);
  expect(claimValues("project_id", constraint(exact("20")), undefined)).toEqual([
    { text: "20", wildcard: false },
  ]);
  expect(claimValues("ref", constraint(exact("部署")), undefined)).toEqual([
    { text: "部署", wildcard: false },
  ]);
});

test.each([
  ["it's", "a quote"],
  ["${x}", "${, which Terraform takes for a reference"],
])("refuses %s", (ref, words) => {
  const write = () => componentValues("ref", constraint(exact(ref)), "shop/App");
  expect(write).toThrow(CannotExpressError);
  expect(write).toThrow(`a value of ref holds ${words}: Entra cannot carry it safely`);
});
