import { describe, expect, test } from "@jest/globals";
import { cel } from "../../../lib/relying-parties/cel";
import { expressionsOf } from "../../../lib/relying-parties/gcp";
import { findProviders, type GcpProvider } from "../../../lib/relying-parties/gcp/provider";
import { type PoolParts, poolResources, stackOf } from "../../support/gcp";

const ADDRESS = "google_iam_workload_identity_pool_provider.gitlab";

const provider = (parts: PoolParts): GcpProvider => {
  const [first] = findProviders(stackOf({ resource: poolResources(parts) }));
  if (first === undefined) throw new Error("no provider");
  return first;
};
const condition = (text: string, parts: PoolParts = {}) =>
  expressionsOf(provider({ ...parts, condition: text })).condition;

describe("expressionsOf", () => {
  test("takes the mapping apart", () => {
    const mapping = { "google.subject": "assertion.sub", "attribute.x": "'a' + assertion.ref" };
    expect(expressionsOf(provider({ mapping })).mapping).toEqual(
      new Map([
        ["google.subject", cel.claim("sub")],
        ["attribute.x", cel.concat("a", cel.claim("ref"))],
      ]),
    );
  });

  test("once for each provider", () => {
    const own = provider({});
    expect(expressionsOf(own)).toBe(expressionsOf(own));
  });

  test("puts mapped attributes into the condition", () => {
    expect(condition("attribute.project_id == '20' && google.subject != 'x'")).toEqual(
      cel.and(cel.equals(cel.claim("project_id"), "20"), cel.differs(cel.claim("project_id"), "x")),
    );
  });

  test("an attribute that is not mapped errs", () => {
    expect(condition("attribute.other == 'x'")).toEqual(
      cel.equals(cel.failing("attribute.other is not mapped"), "x"),
    );
  });

  test("another attribute in a mapping is not documented", () => {
    const mapping = { "google.subject": "assertion.sub", "attribute.x": "attribute.x" };
    expect(expressionsOf(provider({ mapping })).mapping?.get("attribute.x")).toEqual({
      kind: "unknown",
      text: "attribute.x",
      code: "not-understood",
      message: `${ADDRESS}.attribute_mapping["attribute.x"] uses attribute.x, where claims alone are documented`,
    });
  });

  test("no condition", () => {
    expect(expressionsOf(provider({ condition: undefined })).condition).toBeUndefined();
  });

  test("a mapping that is not known", () => {
    const own = provider({
      provider: { attribute_mapping: "${var.mapping}" },
      condition: "attribute.x == 'a'",
    });
    expect(expressionsOf(own)).toEqual({
      mapping: undefined,
      condition: cel.equals(
        {
          kind: "unknown",
          text: "attribute.x",
          code: "unknown-value",
          message: `${ADDRESS}.attribute_mapping is not known before apply`,
        },
        "a",
      ),
    });
  });

  test.each([
    ["a number", { "google.subject": 20 as unknown as string }],
    ["a list", { "google.subject": [] as unknown as string }],
  ])("%s in a mapping is no text", (_name, mapping) => {
    expect(expressionsOf(provider({ mapping })).mapping?.get("google.subject")).toEqual({
      kind: "unknown",
      text: "",
      code: "not-understood",
      message: `${ADDRESS}.attribute_mapping["google.subject"] is no text`,
    });
  });
});
