import { describe, expect, test } from "@jest/globals";
import {
  CannotExpressError,
  type ClaimName,
  DEFAULT_TEMPLATE,
  exact,
  GITLAB_DOT_COM,
  glob,
  type Language,
  type SubjectTemplate,
  trustOf,
} from "../../../lib/core";
import type { CompileOptions } from "../../../lib/relying-parties/entra";
import { conditionsOf } from "../../../lib/relying-parties/entra/compile-conditions";
import { EXACT_ONLY } from "../../support/entra";

const OPTIONS: CompileOptions = {
  issuer: GITLAB_DOT_COM,
  declared: { issuer: GITLAB_DOT_COM, projects: [{ path: "shop/web", id: "20" }] },
  holder: "application",
};
const BY_ID: SubjectTemplate = ["project_id", "ref_type", "ref", "ref_protected"];

type Claims = Partial<Readonly<Record<ClaimName, Language>>>;

function conditions(
  claims: Claims,
  template: SubjectTemplate = BY_ID,
  options: Partial<CompileOptions> = {},
  tied: Claims = {},
) {
  const all = { ...OPTIONS, ...options };
  const [grant] = trustOf({ iss: exact(all.issuer.url), ...claims, ...tied }).grants;
  if (grant === undefined) throw new Error("no grant");
  const required = ["iss", ...Object.keys(claims)] as ClaimName[];
  return conditionsOf({ grant, template, required }, all).map((c) => c.text);
}

function refusal(...args: Parameters<typeof conditions>) {
  try {
    conditions(...args);
  } catch (error) {
    if (error instanceof CannotExpressError) return error;
  }
  throw new Error("not refused");
}

const main = { ref_type: exact("branch"), ref: exact("main"), ref_protected: exact("true") };
const releases = { ...main, ref: glob("release/*") };
const id = { project_id: exact("20") };

describe("exact conditions", () => {
  test("a subject that carries everything", () => {
    expect(conditions({ ...id, ...main })).toEqual([
      "project_id:20:ref_type:branch:ref:main:ref_protected:true",
    ]);
  });

  test("a claim of few values that is left free is written out", () => {
    expect(conditions({ ...id, ref: exact("main") }, ["project_id", "ref_type", "ref"])).toEqual([
      "project_id:20:ref_type:branch:ref:main",
      "project_id:20:ref_type:tag:ref:main",
    ]);
  });

  test("an id pins the path of a declared project", () => {
    expect(conditions({ ...id, project_path: exact("shop/web"), ...main })).toHaveLength(1);
    const foreign = { project_id: exact("99"), project_path: exact("x/y"), ...main };
    expect(refusal(foreign).claim).toBe("project_path");
  });

  test("whether there is an environment, the shape of the subject tells", () => {
    const template: SubjectTemplate = ["project_id", "ref_type", "ref", "environment_protected"];
    const claims = { ...id, ref_type: exact("branch"), ref: exact("main") };
    expect(conditions({ ...claims, environment_protected: exact("true") }, template)).toEqual([
      "project_id:20:ref_type:branch:ref:main:environment_protected:true",
    ]);
    expect(conditions(claims, template)).toEqual([
      "project_id:20:ref_type:branch:ref:main:environment_protected:false",
      "project_id:20:ref_type:branch:ref:main:environment_protected:true",
      "project_id:20:ref_type:branch:ref:main",
    ]);
  });
});

describe("flexible conditions", () => {
  test("a pattern, always beside the project's id", () => {
    expect(conditions({ ...id, ...releases })).toEqual([
      "claims['sub'] matches 'project_id:20:ref_type:branch:ref:release/*:ref_protected:true' and claims['project_id'] eq '20'",
    ]);
  });

  test("an id that the subject does not carry", () => {
    const refs = { ref_type: main.ref_type, ref: main.ref };
    expect(
      conditions({ ...id, ...refs }, DEFAULT_TEMPLATE, {}, { project_path: exact("shop/web") }),
    ).toEqual([
      "claims['sub'] eq 'project_path:shop/web:ref_type:branch:ref:main' and claims['project_id'] eq '20'",
    ]);
  });

  test("one for each id, whose subjects name it alone", () => {
    expect(conditions({ project_id: exact("20", "21"), ...releases })).toEqual(
      ["20", "21"].map(
        (one) =>
          `claims['sub'] matches 'project_id:${one}:ref_type:branch:ref:release/*:ref_protected:true' and claims['project_id'] eq '${one}'`,
      ),
    );
  });

  test("the namespace's id, where it is required", () => {
    const [text] = conditions({ ...id, namespace_id: exact("7"), ...main });
    expect(text).toBe(
      "claims['sub'] eq 'project_id:20:ref_type:branch:ref:main:ref_protected:true' and claims['project_id'] eq '20' and claims['namespace_id'] eq '7'",
    );
    expect(conditions({ ...id, namespace_id: glob("7*"), ...main })).toEqual([
      expect.stringMatching(/ and claims\['namespace_id'\] matches '7\*'$/),
    ]);
  });
});

describe("refuses", () => {
  test.each<[string, Parameters<typeof conditions>, string, string]>([
    [
      "a pattern for a managed identity",
      [{ ...id, ...releases }, BY_ID, { holder: "managed identity" }],
      "ref",
      "Entra cannot compare a subject with a pattern here: a managed identity has exact credentials only; given: project_id:20:ref_type:branch:ref:release/*:ref_protected:true; fix: name each value of ref (20 credentials for one holder), or trust protected refs by name",
    ],
    [
      "a pattern for another host",
      [{ ...id, ...releases }, BY_ID, { issuer: EXACT_ONLY }],
      "ref",
      "and this one is https://git.example.org",
    ],
    [
      "a pattern without an id",
      [{ project_path: exact("shop/web"), ref: glob("v*") }, DEFAULT_TEMPLATE],
      "project_id",
      "an expression of Entra names one project by its id; given: any id",
    ],
    [
      "a group",
      [
        { project_path: glob("shop/*"), ref_type: exact("branch"), ref: exact("main") },
        DEFAULT_TEMPLATE,
      ],
      "project_id",
      "name the projects one by one (a group cannot be trusted)",
    ],
    [
      "an id that an exact subject lacks",
      [
        { ...id, ref_type: exact("branch"), ref: exact("main") },
        DEFAULT_TEMPLATE,
        { holder: "managed identity" },
        { project_path: exact("shop/web") },
      ],
      "project_id",
      "fix: put project_id into the project's subject template (now project_path, ref_type, ref; GitLab 19.2 or newer)",
    ],
    [
      "what no subject carries",
      [{ ...id, ...main, environment: exact("production") }],
      "environment",
      "Entra cannot enforce environment: it compares the subject, which does not carry it",
    ],
    [
      "what this subject does not carry, pattern or not",
      [{ ...id, ...releases, deployment_tier: exact("production") }],
      "deployment_tier",
      "put deployment_tier into the project's subject template",
    ],
    ["a quote", [{ ...id, ...main, ref: exact("it's") }], "ref", "a value of ref holds a quote"],
  ])("%s", (_, args, claim, words) => {
    const error = refusal(...args);
    expect(error.claim).toBe(claim);
    expect(error.message).toContain(words);
  });

  test("any issuer", () => {
    const [grant] = trustOf({ ...id, ...main }).grants;
    if (grant === undefined) throw new Error("no grant");
    expect(() => conditionsOf({ grant, template: BY_ID, required: [] }, OPTIONS)).toThrow(
      "a credential trusts the tokens of one issuer; given: any issuer; allowed: https://gitlab.com",
    );
  });

  test("thousands", () => {
    const many = exact(...Array.from({ length: 40 }, (_, i) => `r${i}`));
    const error = refusal({ project_id: many, ...main, ref: many });
    expect(error.message).toContain("one grant would need 1600 federated credentials or more");
  });
});
