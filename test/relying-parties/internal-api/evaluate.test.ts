import { describe, expect, test } from "@jest/globals";
import { evaluate, prepare } from "../../../lib/relying-parties/internal-api";
import { documentOf, ISSUER, policyAsking, policyWith, RELEASE } from "../../support/internal-api";

const decide = (policy: unknown, change: object = {}) =>
  evaluate(documentOf(policy), { ...RELEASE, ...change });

describe("a role", () => {
  test.each<[string, object]>([
    ["the job", {}],
    ["a release branch", { ref: "release/1" }],
    ["an audience among several", { aud: ["other", "internal-api:artifact-store"] }],
  ])("admits %s", (_, change) => {
    expect(decide(policyWith(), change)).toEqual({ admitted: true, reasons: [] });
  });

  test.each<[string, object, readonly string[]]>([
    ["another project", { project_id: "43" }, ["mismatch project_id"]],
    ["an id that is a number", { project_id: 42 }, ["mismatch project_id"]],
    ["no id", { project_id: undefined }, ["absent project_id"]],
    ["null", { ref_protected: null }, ["absent ref_protected"]],
    ["two things", { ref: "dev", ref_type: "tag" }, ["mismatch ref_type", "mismatch ref"]],
    ["an issuer with a slash", { iss: `${ISSUER}/` }, ["mismatch iss"]],
    ["another audience", { aud: "aws" }, ["mismatch aud"]],
    ["an empty audience list", { aud: [] }, ["mismatch aud"]],
    ["no audience", { aud: undefined }, ["absent aud"]],
    ["nothing at all", { iss: undefined, aud: undefined }, ["absent iss", "absent aud"]],
  ])("refuses %s", (_, change, reasons) => {
    const decision = decide(policyWith(), change);
    expect(decision.admitted).toBe(false);
    expect(decision.reasons.map(({ code, claim }) => `${code} ${claim}`)).toEqual(reasons);
  });

  test("tells the nearest of its grants", () => {
    const grants = [
      { claims: { project_id: { values: ["1"] }, ref: { values: ["x"] } } },
      { claims: { project_id: { values: ["2"] } } },
    ];
    const { reasons } = decide(policyWith({ roles: [{ name: "publisher", grants }] }));
    expect(reasons).toEqual([
      { code: "mismatch", claim: "project_id", expected: '"2"', received: '"42"' },
    ]);
  });

  test("without grants admits nobody", () => {
    const decision = decide(policyWith({ roles: [{ name: "publisher", grants: [] }] }));
    expect(decision).toEqual({
      admitted: false,
      reasons: [
        {
          code: "no-statement",
          claim: "",
          expected: "a grant of the role",
          received: "a role without grants",
        },
      ],
    });
  });
});

describe("what cannot be decided", () => {
  const late = { project_id: { values: ["${gitlab_project.web.id}"] }, ref: { values: ["main"] } };

  test("is a value that is not known before apply", () => {
    expect(decide(policyAsking(late))).toEqual({
      admitted: null,
      reasons: [
        {
          code: "unknown-value",
          claim: "project_id",
          expected: '"${gitlab_project.web.id}"',
          received: '"42"',
        },
      ],
    });
  });

  test("another claim that is refused for certain decides, before it and behind it", () => {
    const certain = [{ code: "mismatch", claim: "ref", expected: '"main"', received: '"dev"' }];
    expect(decide(policyAsking(late), { ref: "dev" })).toEqual({
      admitted: false,
      reasons: certain,
    });
    const { project_id, ref } = late;
    expect(decide(policyAsking({ ref, project_id }), { ref: "dev" })).toEqual({
      admitted: false,
      reasons: certain,
    });
  });

  test("is a policy that no verifier takes, but for tokens of others", () => {
    const broken = policyWith({ algorithms: ["none"] });
    expect(decide(broken)).toEqual({
      admitted: null,
      reasons: [
        {
          code: "not-understood",
          claim: "",
          expected: "algorithms[0] is no public-key signature algorithm",
          received: "",
        },
      ],
    });
    expect(decide(broken, { iss: "https://other.example" }).admitted).toBe(false);
  });

  test("one grant for certain is enough", () => {
    const grants = [
      { claims: { project_id: { values: ["${var.x}"] } } },
      { claims: { ref: { values: ["main"] } } },
    ];
    expect(decide(policyWith({ roles: [{ name: "publisher", grants }] })).admitted).toBe(true);
  });
});

test("a prepared document decides the same", () => {
  const prepared = prepare(documentOf(policyWith()));
  expect(evaluate(prepared, RELEASE).admitted).toBe(true);
  expect(evaluate(prepared, { ...RELEASE, ref: "dev" }).admitted).toBe(false);
});
