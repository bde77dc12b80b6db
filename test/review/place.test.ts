import { expect, test } from "@jest/globals";
import { placer } from "../../lib/review/place";
import type { SideFile } from "../../lib/review/side-file";
import { readStack } from "../../lib/terraform";

const at = (path: string) => ({ name: "x", "//": { metadata: { path, uniqueId: "x" } } });
const stack = readStack(
  {
    resource: {
      aws_iam_role: {
        web: at("shop/Web/Role/Resource"),
        api: at("shop/Api/Resource"),
        raw: { name: "raw" },
      },
    },
  },
  { name: "shop", file: "out/cdk.tf.json" },
);
const side: SideFile = {
  acknowledgements: [],
  locations: new Map([
    ["shop/Web", { file: "main.ts", line: 3 }],
    ["aws_iam_role.raw", { file: "raw.ts" }],
  ]),
};

test.each([
  [
    "the nearest construct with a line",
    "aws_iam_role.web",
    { constructPath: "shop/Web/Role/Resource", location: { file: "main.ts", line: 3 } },
  ],
  [
    "the file where no construct has one",
    "aws_iam_role.api",
    { constructPath: "shop/Api/Resource", location: { file: "out/cdk.tf.json" } },
  ],
  ["the line of an address", "aws_iam_role.raw", { location: { file: "raw.ts" } }],
  [
    "the file for an address that is not there",
    "aws_iam_role.gone",
    { location: { file: "out/cdk.tf.json" } },
  ],
])("shows %s", (_case, address, place) => {
  expect(placer([stack], { sides: new Map([["shop", side]]) })("shop", address)).toEqual(place);
});

test("shows the file of a resource where a stack has several", () => {
  const files = new Map([["shop", new Map([["aws_iam_role.raw", "out/raw.tf.json"]])]]);
  expect(placer([stack], { files })("shop", "aws_iam_role.raw")).toEqual({
    location: { file: "out/raw.tf.json" },
  });
});

test("shows nothing of an unknown stack, and no file of a value in memory", () => {
  expect(placer([stack])("bank", "aws_iam_role.raw")).toEqual({});
  expect(placer([{ ...stack, file: "" }])("shop", "aws_iam_role.raw")).toEqual({});
});
