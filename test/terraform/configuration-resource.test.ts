import { expect, test } from "@jest/globals";
import type { JsonObject } from "../../lib/terraform/json";
import { providerOf, readResource } from "../../lib/terraform/configuration-resource";
import { plain } from "./fixture";

function read(body: JsonObject): { resources: ReturnType<typeof readResource>; notes: string[] } {
  const notes: string[] = [];
  return {
    resources: readResource("managed", "aws_iam_role", "a", body, (n) => void notes.push(n)),
    notes,
  };
}

test("arguments that Terraform itself reads are no attributes", () => {
  const { resources, notes } = read({
    "//": { metadata: { path: "shop/Role/Resource", uniqueId: "x" } },
    provider: "aws.audit",
    depends_on: ["x.y", 7],
    lifecycle: { prevent_destroy: true },
    provisioner: [],
    connection: {},
    name: "n-${x.y.id}",
  });
  expect(notes).toEqual([]);
  expect(resources.map((r) => ({ ...r, values: plain(r.values) }))).toEqual([
    {
      address: "aws_iam_role.a",
      module: "",
      mode: "managed",
      type: "aws_iam_role",
      name: "a",
      values: { name: { unknown: "n-${x.y.id}" } },
      references: {},
      provider: "aws.audit",
      dependsOn: ["x.y"],
      constructPath: "shop/Role/Resource",
    },
  ]);
});

test.each<[string, JsonObject, unknown]>([
  [
    "count 2",
    { count: 2, name: "n${count.index}" },
    [
      ["aws_iam_role.a[0]", "n0"],
      ["aws_iam_role.a[1]", "n1"],
    ],
  ],
  ["count 0", { count: 0, name: "n" }, []],
  [
    "a set",
    { for_each: '${toset(["x.y"])}', name: "n-${each.value}" },
    [['aws_iam_role.a["x.y"]', "n-x.y"]],
  ],
  [
    "a map",
    { for_each: { k: { n: "v" } }, name: "${each.value.n}" },
    [['aws_iam_role.a["k"]', "v"]],
  ],
  [
    "an unknown count",
    { count: "${var.n}", name: "n${count.index}" },
    [["aws_iam_role.a", { unknown: "n${count.index}" }]],
  ],
  [
    "an unknown set",
    { for_each: "${var.set}", name: "${each.key}" },
    [["aws_iam_role.a", { unknown: "${each.key}" }]],
  ],
  ["too large a count", { count: 1e9, name: "n" }, [["aws_iam_role.a", "n"]]],
])("%s is expanded as far as it is literal", (_name, body, expected) => {
  expect(read(body).resources.map((r) => [r.address, plain(r.values["name"])])).toEqual(expected);
});

test("a resource that could not be expanded says what repeats it", () => {
  expect(read({ count: "${var.n}" }).resources.map((r) => plain(r.repeated as never))).toEqual([
    { count: { unknown: "${var.n}" } },
  ]);
});

test("dynamic blocks are noted, an attribute of that name is not", () => {
  const notes = (body: JsonObject): string[] => read(body).notes;
  const content = { for_each: ["a"], content: {} };
  expect(
    notes({ dynamic: { inline_policy: content }, block: [{ dynamic: { inner: content } }] }),
  ).toEqual([
    'aws_iam_role.a makes its blocks "inline_policy", "inner" by "dynamic", which is not evaluated.',
  ]);
  expect(notes({ dynamic: true })).toEqual([]);
});

test.each([
  ["aws_iam_role", "aws"],
  ["gitlab_project", "gitlab"],
  ["null", "null"],
])("%s belongs to the provider %s", (type, provider) => {
  expect(providerOf(type)).toBe(provider);
});
