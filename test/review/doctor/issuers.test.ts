import { describe, expect, test } from "@jest/globals";
import { issuer } from "../../../lib/core";
import type { Discovery, Environment } from "../../../lib/review/doctor/environment";
import { issuerDiagnoses, issuersOf } from "../../../lib/review/doctor/issuers";
import { inputOf } from "../../../lib/review";
import { roleStack } from "../stacks";

const URL = "https://gitlab.example.com";
const SUBJECT = "project_path:shop/web:ref_type:branch:ref:main:ref_protected:true";
const at = (version: string, tier: "free" | "premium" = "premium") =>
  issuer({ kind: "self-managed", url: URL, version, tier });

const BARE: Environment = {
  node: "20.11.1",
  terraform: undefined,
  ranges: { node: "*", packages: new Map() },
  packages: new Map(),
};

function diagnoses(
  declared: readonly ReturnType<typeof at>[],
  discovery?: Discovery,
  subject = SUBJECT,
) {
  const input = inputOf([roleStack(subject)], { issuers: declared });
  const answers = discovery === undefined ? {} : { discovery: new Map([[URL, discovery]]) };
  return issuerDiagnoses(input, declared, { ...BARE, ...answers });
}

describe("the version of an instance", () => {
  test("fits", () => {
    expect(diagnoses([at("19.2")])).toMatchObject([
      { name: `issuer ${URL}`, status: "ok", found: "GitLab 19.2 premium" },
    ]);
  });

  test("is not in the input", () => {
    expect(diagnoses([])).toMatchObject([
      {
        status: "unknown",
        message: "the version of this GitLab is not in the input, and was taken to be 19.6",
      },
    ]);
  });

  test("lacks a claim that a trust names", () => {
    const input = inputOf([roleStack(SUBJECT)], { issuers: [at("18.2")] });
    const declared = {
      ...input.declared,
      projects: [{ path: "shop/web", template: ["project_path", "ref_protected"] as const }],
    };
    expect(issuerDiagnoses({ ...input, declared }, [at("18.2")], BARE)).toMatchObject([
      {
        status: "error",
        needed: "GitLab >= 18.7 for ref_protected in a subject template",
        message: "GitLab 18.2 has no ref_protected in a subject template",
      },
    ]);
  });

  test("is Free where a trust needs Premium", () => {
    const subject = "project_path:shop/web:ref_type:branch:ref:main:environment_protected:true";
    expect(diagnoses([at("19.2", "free")], undefined, subject)).toMatchObject([
      {
        status: "error",
        message: "GitLab Free has no claim environment_protected with a value of its own",
      },
    ]);
  });
});

describe("the discovery document", () => {
  const GOOD = { issuer: URL, algorithms: ["RS256"], keys: 2 };

  test.each<[string, Discovery, string]>([
    ["as its tokens say", GOOD, "ok"],
    ["another issuer", { ...GOOD, issuer: `${URL}/` }, "error"],
    ["no RS256", { ...GOOD, algorithms: ["ES256"] }, "error"],
    ["no key", { ...GOOD, keys: 0 }, "error"],
    ["none", { problem: "status 404" }, "error"],
  ])("%s: %s", (_, discovery, status) => {
    expect(diagnoses([at("19.2")], discovery)[1]).toMatchObject({
      name: `discovery ${URL}`,
      status,
      needed: `issuer ${URL}, RS256, at least one key`,
    });
  });
});

test("a declared issuer stands for what the provider alone says of it", () => {
  const input = inputOf([roleStack(SUBJECT)]);
  expect(issuersOf(input, [at("18.0")])).toEqual([{ issuer: at("18.0"), isDeclared: true }]);
  expect(issuersOf(input, []).map(({ isDeclared }) => isDeclared)).toEqual([false]);
});
