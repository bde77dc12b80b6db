import { describe, expect, test } from "@jest/globals";
import {
  CannotExpressError,
  exact,
  GITLAB_DOT_COM,
  type Issuer,
  NOBODY,
  or,
  type Trust,
  trustOf,
} from "../../../lib/core";
import {
  compile,
  compileProvider,
  type CompileOptions,
  LIMITS,
  type NamedTrust,
} from "../../../lib/relying-parties/gcp";
import { AUDIENCE, POOL } from "../../support/gcp";

const OPTIONS: CompileOptions = {
  issuer: GITLAB_DOT_COM,
  projectNumber: "123456789",
  poolId: "gitlab-pool",
};
const own = (constraints: Parameters<typeof trustOf>[0]): Trust =>
  trustOf({ iss: exact("https://gitlab.com"), aud: exact(AUDIENCE), ...constraints });
const project = (id: number, ref = "main"): Trust =>
  own({ project_id: exact(String(id)), ref_type: exact("branch"), ref: exact(ref) });
const test20 =
  "assertion.project_id == '20' && assertion.ref_type == 'branch' && assertion.ref == 'main'";
const many = (count: number, ref?: (i: number) => string): readonly NamedTrust[] =>
  Array.from({ length: count }, (_, i) => ({
    name: `i${i}`,
    where: `shop/I${i}`,
    trust: project(20 + i, ref?.(i)),
  }));

function refusal(call: () => unknown) {
  try {
    call();
  } catch (error) {
    if (error instanceof CannotExpressError) {
      return {
        claim: error.claim,
        where: error.details.where,
        problem: error.message.split(";")[0],
      };
    }
    throw error;
  }
  throw new Error("expected a refusal");
}

describe("compile", () => {
  test("writes one trust as a provider with its member", () => {
    const member = `principalSet://iam.googleapis.com/${POOL}/attribute.granted/true`;
    expect(compile(project(20), OPTIONS)).toEqual({
      issuerUri: "https://gitlab.com",
      allowedAudiences: [AUDIENCE],
      attributeMapping: {
        "google.subject": "assertion.project_id + ':' + assertion.ref_type + ':' + assertion.ref",
        "attribute.granted": `${test20} ? 'true' : 'false'`,
      },
      attributeCondition: test20,
      members: { granted: member },
      member,
    });
  });

  test("leaves out what is not enforced", () => {
    const notEnforced = { ref: "any branch may read", ref_type: "tags too" };
    expect(compile(project(20), { ...OPTIONS, notEnforced }).attributeCondition).toBe(
      "assertion.project_id == '20'",
    );
  });

  test("grants are alternatives, each once", () => {
    const trust = or(project(20), project(21), project(20));
    const { attributeCondition } = compile(trust, OPTIONS);
    expect(attributeCondition).toBe(`${test20} || ${test20.replace("20", "21")}`);
  });
});

describe("compileProvider", () => {
  test("gives each identity an attribute, and the condition what any of them admits", () => {
    const narrow = own({
      project_id: exact("20"),
      ref_type: exact("branch"),
      ref: exact("main"),
      environment: exact("production"),
    });
    const identities = [
      { name: "reader", trust: project(20) },
      { name: "deployer", trust: narrow },
    ];
    const { attributeCondition, attributeMapping, members } = compileProvider(identities, OPTIONS);
    expect(attributeCondition).toBe(test20);
    expect(Object.keys(attributeMapping)).toEqual([
      "google.subject",
      "attribute.reader",
      "attribute.deployer",
    ]);
    expect(attributeMapping["attribute.deployer"]).toBe(
      `${test20} && has(assertion.environment) && assertion.environment == 'production' ? 'true' : 'false'`,
    );
    expect(members["deployer"]).toBe(
      `principalSet://iam.googleapis.com/${POOL}/attribute.deployer/true`,
    );
  });

  test("counts an id that is not known as its digits", () => {
    const long = `\${gitlab_project.${"x".repeat(3000)}.id}`;
    const trust = own({ project_id: exact(`\uFDD0${long}\uFDD1`) });
    expect(compile(trust, OPTIONS).attributeCondition).toBe(`assertion.project_id == '${long}'`);
  });

  test.each<[string, () => unknown, object]>([
    [
      "no token",
      () => compile(NOBODY, { ...OPTIONS, where: "shop/X" }),
      { claim: "sub", where: "shop/X", problem: "no token satisfies the trust" },
    ],
    [
      "another issuer",
      () =>
        compile(
          trustOf({
            iss: exact("https://gitlab.example.com"),
            aud: exact("a"),
            ref: exact("main"),
          }),
          OPTIONS,
        ),
      { claim: "iss", where: undefined, problem: "a provider trusts the tokens of one issuer" },
    ],
    [
      "any issuer",
      () => compile(trustOf({ aud: exact("a"), ref: exact("main") }), OPTIONS),
      { claim: "iss", where: undefined, problem: "a provider trusts the tokens of one issuer" },
    ],
    [
      "no audience",
      () => compile(trustOf({ iss: exact("https://gitlab.com"), ref: exact("main") }), OPTIONS),
      {
        claim: "aud",
        where: undefined,
        problem: "the provider of a pool takes one list of audiences, the same for every identity",
      },
    ],
    [
      "audiences that differ",
      () =>
        compileProvider(
          [
            { name: "a", where: "shop/A", trust: project(20) },
            {
              name: "b",
              where: "shop/B",
              trust: trustOf({
                iss: exact("https://gitlab.com"),
                aud: exact("b"),
                ref: exact("main"),
              }),
            },
          ],
          OPTIONS,
        ),
      {
        claim: "aud",
        where: "shop/A",
        problem: "the provider of a pool takes one list of audiences, the same for every identity",
      },
    ],
    [
      "a mapping that is too long",
      () => compile(or(...many(25).map(({ trust }) => trust)), { ...OPTIONS, where: "shop/X" }),
      {
        claim: "sub",
        where: "shop/X",
        problem: "the mapping has 2340 characters, and Google allows 2048",
      },
    ],
    [
      "a condition that is too long",
      () => compileProvider(many(48), OPTIONS),
      {
        claim: "sub",
        where: "shop/I47",
        problem: "the condition has 4460 characters, and Google allows 4096",
      },
    ],
    [
      "too many identities",
      () =>
        compileProvider(
          many(51).map((one) => ({ ...one, trust: project(20) })),
          OPTIONS,
        ),
      {
        claim: "sub",
        where: "shop/I50",
        problem: "the pool has 51 identities, and Google maps 50 attributes",
      },
    ],
  ])("refuses %s", (_name, call, expected) => {
    expect(refusal(call)).toEqual(expected);
  });

  test("what is at the limit passes", () => {
    const same = many(LIMITS.attributes).map((one) => ({ ...one, trust: project(20) }));
    expect(Object.keys(compileProvider(same, OPTIONS).attributeMapping).length).toBe(
      LIMITS.attributes + 1,
    );
  });

  test("is for one GitLab", () => {
    const other: Issuer = { ...GITLAB_DOT_COM, url: "https://gitlab.example.com" };
    expect(refusal(() => compile(project(20), { ...OPTIONS, issuer: other })).claim).toBe("iss");
  });
});
