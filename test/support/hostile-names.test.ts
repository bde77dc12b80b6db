import { describe, expect, test } from "@jest/globals";
import { HOSTILE_NAMES } from "./hostile-names";
import { roleStack } from "./terraform/stacks";
import { cycle, describeWithTerraform, valuesOf } from "./terraform/stub";

const escaped = (text: string) => text.replace(/[$%](?=\{)/g, (mark) => mark + mark);

describe("the hostile names", () => {
  test("are all different", () => {
    expect(new Set(HOSTILE_NAMES.map((h) => h.name)).size).toBe(HOSTILE_NAMES.length);
    expect(new Set(HOSTILE_NAMES.map((h) => h.text)).size).toBe(HOSTILE_NAMES.length);
  });
});

describeWithTerraform("the hostile names in Terraform", () => {
  test("come out of a cycle unchanged when escaped, or as the table says", async () => {
    const values = HOSTILE_NAMES.map((h) => [h.name, escaped(h.text)]);
    const { state } = await cycle(roleStack({ tags: Object.fromEntries(values) as object }));
    expect(valuesOf(state, "aws_iam_role.deploy")["tags"]).toEqual(
      Object.fromEntries(HOSTILE_NAMES.map((h) => [h.name, h.changedTo ?? h.text])),
    );
  });

  test("come out unchanged as the names of a map's entries, too", async () => {
    const names = HOSTILE_NAMES.filter((h) => h.changedTo === undefined).map((h) => h.text);
    const entries = names.map((name) => [escaped(name), "x"]);
    const { state } = await cycle(roleStack({ tags: Object.fromEntries(entries) as object }));
    const tags = valuesOf(state, "aws_iam_role.deploy")["tags"] as object;
    expect(Object.keys(tags).sort()).toEqual(names.sort());
  });
});
